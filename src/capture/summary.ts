/** What the list of connections shows of each one: plain data, ready for words, made from what was kept of it. */
import type { Socket } from '../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../trace/side.ts';
import type { AnswersOthers, OpenedBy } from './captured.ts';
import type { Connection } from './connection.ts';
import type { Tally } from './tally.ts';

/** How much of the handshake was seen; `missing`: the capture begins later. */
export type Beginning = 'handshake' | 'withoutAck' | 'synOnly' | 'withoutSyn' | 'missing';

export type HowEnded =
  /** SYNs, and not a word from the other side. */
  | { readonly kind: 'neverAnswered'; readonly syns: number }
  /** A RST answered the SYN. */
  | { readonly kind: 'refused'; readonly by: Side }
  /** A SYN+ACK, and never its ACK: it is half-open. */
  | { readonly kind: 'halfOpen' }
  | { readonly kind: 'reset'; readonly by: Side; readonly frame: number; readonly atNs: number }
  /** Both sent FIN, `first` before the other; and how many of the FINs were acknowledged. */
  | { readonly kind: 'closed'; readonly first: Side; readonly acknowledged: number }
  /** One sent FIN, and the other never did: for so long, up to the end of the capture. */
  | { readonly kind: 'halfClosed'; readonly by: Side; readonly forNs: number }
  /** Open when the capture ends. */
  | { readonly kind: 'open' };

export interface DirectionSummary {
  readonly segments: number;
  /** Octets of data, those sent again included. */
  readonly octets: number;
  readonly retransmissions: number;
  readonly duplicateAcks: number;
  readonly outOfOrder: number;
  readonly resets: number;
  readonly zeroWindows: number;
  /** Gaps: what came before was not captured. */
  readonly lostSegments: number;
  readonly keepAlives: number;
  /** From the point of capture to this side and back, by its ACKs of what was sent once (Karn); null: none is sure. */
  readonly leastRttNs: number | null;
  readonly newestRttNs: number | null;
  readonly badChecksums: number;
  /** Of the pseudo-header alone: the sender's network card completes it, behind the point of capture. */
  readonly partialChecksums: number;
  /** Frames that were not captured whole. */
  readonly cut: number;
  /** Segments whose length is not in IP's header: the network card was to cut them. */
  readonly offloaded: number;
  /** The same packet again at once, as a mirror port gives it. */
  readonly mirrored: number;
  readonly malformedOptions: number;
}

export interface ConnectionSummary {
  readonly stream: number;
  /** The dissector's streams that are part of it as well: they began with a SYN that opened nothing. */
  readonly parts: readonly number[];
  readonly sockets: Readonly<Record<Side, Socket>>;
  readonly openedBy: OpenedBy;
  /** The initial numbers; null where no SYN tells them. */
  readonly isns: Readonly<Record<Side, number | null>>;
  /** SYN 1, SYN+ACK 2, ACK 4, data 8, FIN 16, RST 32. */
  readonly completeness: number;
  /** What the dissector's field says on the last frame: what came before it. */
  readonly completenessBefore: number;
  readonly beginning: Beginning;
  /** Of one that nobody answered; else null. */
  readonly answersOthers: AnswersOthers | null;
  readonly ending: HowEnded;
  /** Segments of one side only were captured, and more than SYNs. */
  readonly isOneSided: boolean;
  readonly firstFrame: number;
  readonly lastFrame: number;
  readonly firstNs: number;
  readonly durationNs: number;
  /** From the newest SYN to the ACK of the handshake; null where they were not seen. */
  readonly handshakeNs: number | null;
  readonly from: Readonly<Record<Side, DirectionSummary>>;
}

/** `endNs`: when the capture ends. */
export function summaryOf(
  head: Connection,
  endNs: number,
  more: readonly Connection[] = [],
): ConnectionSummary {
  const connection = more.length === 0 ? head : head.joinedWith(more);
  const { stream, openedBy, completeness, completenessBefore, firstFrame, lastFrame } = connection;
  const { firstNs, lastNs, firstRttNs } = connection;
  const from = bySide((side) => directionOf(connection.tallyOf(side)));
  return {
    stream,
    parts: more.map((part) => part.stream),
    sockets: bySide((side) => connection.socketOf(side)),
    openedBy,
    isns: bySide((side) => (openedBy === 'guessed' ? null : connection.flowOf(side).baseSeq)),
    completeness,
    completenessBefore,
    beginning: beginningOf(connection),
    answersOthers: null,
    ending: endingOf(connection, endNs),
    isOneSided: isOneSided(connection),
    firstFrame,
    lastFrame,
    firstNs,
    durationNs: lastNs - firstNs,
    handshakeNs: firstRttNs > 0 ? firstRttNs : null,
    from,
  };
}

const bySide = <T>(of: (side: Side) => T): Record<Side, T> => ({
  client: of('client'),
  server: of('server'),
});

const known = (n: number): number | null => (Number.isNaN(n) ? null : n);

/** Written out, for there are two of each of many thousands: spreading parts together takes ten times as long. */
const directionOf = (tally: Tally): DirectionSummary => ({
  segments: tally.segments,
  octets: tally.octets,
  retransmissions: tally.retransmissions,
  duplicateAcks: tally.duplicateAcks,
  outOfOrder: tally.outOfOrder,
  resets: tally.resets,
  zeroWindows: tally.zeroWindows,
  lostSegments: tally.lostSegments,
  keepAlives: tally.keepAlives,
  leastRttNs: known(tally.leastRttNs),
  newestRttNs: known(tally.newestRttNs),
  badChecksums: tally.badChecksums,
  partialChecksums: tally.partialChecksums,
  cut: tally.cut,
  offloaded: tally.offloaded,
  mirrored: tally.mirrored,
  malformedOptions: tally.malformedOptions,
});

function beginningOf({ openedBy, synAckAtNs, establishedAtNs }: Connection): Beginning {
  if (openedBy === 'guessed') return 'missing';
  if (openedBy === 'synAck') return 'withoutSyn';
  if (Number.isNaN(synAckAtNs)) return 'synOnly';
  return Number.isNaN(establishedAtNs) ? 'withoutAck' : 'handshake';
}

const isOneSided = ({ fromHigh, fromLow }: Connection): boolean =>
  (fromHigh.segments === 0 && fromLow.segments > fromLow.syns) ||
  (fromLow.segments === 0 && fromHigh.segments > fromHigh.syns);

function endingOf(connection: Connection, endNs: number): HowEnded {
  const client = connection.tallyOf('client');
  const server = connection.tallyOf('server');
  const by = connection.resetBy();
  if (by !== null) {
    const isRefusal = by === 'server' && server.segments === server.resets && client.octets === 0;
    if (isRefusal && connection.openedBy === 'syn') return { kind: 'refused', by };
    const bothClosed = SIDES.every((side) => connection.tallyOf(side).finEnd !== null);
    const { resetFrame: frame, resetAtNs: atNs } = connection;
    if (!bothClosed) return { kind: 'reset', by, frame, atNs };
  }
  const closed = SIDES.filter((side) => connection.tallyOf(side).finEnd !== null);
  const [first] = closed;
  if (first !== undefined) return closing(connection, first, closed.length === 2, endNs);
  if (client.segments === client.syns && server.segments === 0 && connection.openedBy === 'syn')
    return { kind: 'neverAnswered', syns: client.syns };
  const beginning = beginningOf(connection);
  const isHalfOpen = beginning === 'withoutAck' || beginning === 'withoutSyn';
  if (isHalfOpen && client.segments === client.syns && server.octets === 0)
    return { kind: 'halfOpen' };
  return { kind: 'open' };
}

function closing(connection: Connection, one: Side, both: boolean, endNs: number): HowEnded {
  const own = connection.tallyOf(one);
  const other = connection.tallyOf(peerOf(one));
  if (!both) return { kind: 'halfClosed', by: one, forNs: endNs - own.finAtNs };
  const acknowledged = Number(own.isFinAcked) + Number(other.isFinAcked);
  const first = own.finAtNs <= other.finAtNs ? one : peerOf(one);
  return { kind: 'closed', first, acknowledged };
}
