/** What made each retransmission leave, how sure that is, whether it was needed, and on which side of the point of capture its loss was. */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { notAfter, notBefore } from '../../../machines/tcp/sequence.ts';
import { dsackOf } from '../../../machines/tcp/sackBlocks.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { countFirst, flightsOf, oncePer, oncePerTrace, spanFiredAt } from '../../trace/lookup.ts';
import { peerOf, SIDES, type Side } from '../../trace/side.ts';
import { TWIN_NS } from './fate.ts';
import type { Followed } from './follow.ts';

/** What can make a segment leave once more. */
export type AgainBy =
  /** The retransmission timer (RFC 6298, 5.4): for the `nth` time in a row, after so long. */
  | { readonly kind: 'timer'; readonly nth: number; readonly rtoUs: number | null }
  /** Too soon for any timer that is known, and nothing that came calls for it. */
  | { readonly kind: 'unknown'; readonly afterUs: number | null }
  /** Duplicate ACKs (RFC 5681, 3.2). */
  | { readonly kind: 'fast'; readonly duplicates: number }
  /** SACK blocks show a hole (RFC 6675; RFC 8985). */
  | { readonly kind: 'sack' }
  /** A probe of the tail (RFC 8985, 7). */
  | { readonly kind: 'probe'; readonly afterUs: number | null }
  /** An ACK that was not for its SYN came, and was answered with RST (3.10.7.3): the SYN follows at once (Linux: TCP_TIMEOUT_MIN). */
  | { readonly kind: 'afterReset' }
  /** Its first copy passed at the same moment: the network, or the capture, made two of one. */
  | { readonly kind: 'copy' }
  /** The peer repeated its SYN or FIN, and is answered once more. */
  | { readonly kind: 'answer' };

export interface AgainCause {
  /** The retransmission, and what it sends once more, by their flights; null: that left before the capture began. */
  readonly flight: number;
  readonly of: number | null;
  readonly what: 'SYN' | 'FIN' | 'data';
  readonly by: AgainBy;
  /** The packets leave no other reading, this is the likely one, or one of several. */
  readonly confidence: 'sure' | 'likely' | 'open';
  /** It was not needed: its first copy had come; known from a D-SACK, from an ACK that came too early for it, or from the packets themselves. */
  readonly needless: 'dsack' | 'ack' | null;
  /**
   * Where the first copy was lost: before it passed the point of capture, behind it, or between the ends, both of which were captured; or not
   * at all; unknown where it was sent before the capture began.
   */
  readonly lost: 'before' | 'behind' | 'between' | 'no' | 'unknown';
}

/** So many duplicate ACKs mean a loss (RFC 5681, 3.2). */
const FAST = 3;
/** No timer of a kernel is set shorter (Linux: 200 ms; RFC 6298, 2.4: 1 s). */
const SHORTEST_RTO_US = 190_000;

/** The retransmissions of a followed connection, in the order in which they left. */
export const retransmissionsOf = oncePer((followed: Followed): readonly AgainCause[] => {
  const { trace, segmentOf, unsent } = followed;
  // what its side had not sent is an old copy, or another host's, unless it stands for one that was lost
  const isItsOwn = ({ flight, lost }: AgainCause): boolean =>
    lost === 'between' || !unsent.has(segmentOf[flight] ?? -1);
  return SIDES.flatMap((side) => {
    const told = dsacksTo(trace, side);
    return flightsOf(trace, side).flatMap((flight) => causeOf(trace, segmentOf, flight, told));
  })
    .filter(isItsOwn)
    .sort((a, b) => a.flight - b.flight);
});

function causeOf(
  trace: ConnectionTrace,
  segmentOf: Followed['segmentOf'],
  flight: Flight,
  told: readonly Told[],
): AgainCause[] {
  const of = flight.again === null ? undefined : trace.flights[flight.again];
  const by = byOf(trace, flight, of);
  if (by === null) return [];
  const { segment } = flight;
  return [
    {
      ...{ flight: flight.index, of: of?.index ?? null, by },
      what: segment.syn ? 'SYN' : segment.dataLen > 0 ? 'data' : 'FIN',
      confidence: confidenceIn(by),
      needless: of ? needlessBy(trace, flight, of, told) : null,
      lost: of ? lostAt(of, segmentOf) : 'unknown',
    },
  ];
}

function lostAt(
  { arrivals, index, evidence }: Flight,
  segmentOf: Followed['segmentOf'],
): AgainCause['lost'] {
  if (arrivals.length > 0) return 'no';
  if (evidence.arrived === 'seen') return 'between';
  return segmentOf[index] === null ? 'before' : 'behind';
}

function byOf(trace: ConnectionTrace, flight: Flight, of: Flight | undefined): AgainBy | null {
  const { from, sentAt, reason } = flight;
  if (of !== undefined && AGAIN.has(reason) && isTwin(flight, of)) return { kind: 'copy' };
  switch (reason) {
    case 'timerAgain': {
      if (hasJustReset(trace, flight)) return { kind: 'afterReset' };
      const span = spanFiredAt(trace, { side: from, timer: 'retransmission' }, sentAt);
      const rtoUs = span ? sentAt - span.startedAt : null;
      return rtoUs !== null && rtoUs < SHORTEST_RTO_US
        ? { kind: 'unknown', afterUs: of ? sentAt - of.sentAt : null }
        : { kind: 'timer', nth: timesInARow(trace).get(flight.index) ?? 1, rtoUs };
    }
    case 'fastAgain':
      return { kind: 'fast', duplicates: duplicatesBefore(trace, flight, of?.sentAt ?? 0) };
    case 'sackAgain':
    case 'rescueAgain':
      return { kind: 'sack' };
    case 'probeAgain':
      return { kind: 'probe', afterUs: of ? sentAt - of.sentAt : null };
    case 'answerAgain':
    case 'notTakenAgain':
      return { kind: 'answer' };
    default:
      return null;
  }
}

const AGAIN: ReadonlySet<Flight['reason']> = new Set([
  ...(['timerAgain', 'fastAgain', 'sackAgain', 'rescueAgain', 'probeAgain'] as const),
  ...(['answerAgain', 'notTakenAgain'] as const),
]);

const isTwin = ({ segment, sentAt }: Flight, of: Flight): boolean =>
  sentAt - of.sentAt < TWIN_NS / 1000 &&
  segment.dataLen === of.segment.dataLen &&
  segment.seq === of.segment.seq &&
  segment.timestamps?.value === of.segment.timestamps?.value;

/** Linux sets the timer to two ticks. */
const SOON_US = 25_000;

function hasJustReset(trace: ConnectionTrace, { from, segment, sentAt }: Flight): boolean {
  if (!segment.syn || segment.ack) return false;
  return sentBetween(trace, from, sentAt - SOON_US, sentAt).some(({ segment: { rst } }) => rst);
}

/** Of each flight that a timer sent: how often it has sent the same number, this time included. */
const timesInARow = oncePerTrace(({ flights }) => {
  const times = new Map<number, number>();
  for (const { index, again, reason } of flights) {
    if (reason !== 'timerAgain') continue;
    times.set(index, 1 + (again === null ? 0 : (times.get(again) ?? 0)));
  }
  return times;
});

/** The duplicate ACKs that had come for its number since it left before. */
const duplicatesBefore = (
  trace: ConnectionTrace,
  { from, segment, sentAt }: Flight,
  since: number,
): number =>
  sentBetween(trace, peerOf(from), since, sentAt).filter(
    ({ segment: ack, arrivals: [at] }) =>
      segLen(ack) === 0 && ack.ack && ack.ackNumber === segment.seq && (at ?? Infinity) <= sentAt,
  ).length;

/** What a side sent from one moment up to another, which is not in it. */
function sentBetween(
  trace: ConnectionTrace,
  side: Side,
  from: number,
  to: number,
): readonly Flight[] {
  const flights = flightsOf(trace, side);
  const count = (until: number) => countFirst(flights, ({ sentAt }) => sentAt < until);
  return flights.slice(count(from), count(to));
}

function confidenceIn(by: AgainBy): AgainCause['confidence'] {
  switch (by.kind) {
    case 'timer':
      return by.rtoUs === null ? 'open' : 'sure';
    case 'unknown':
      return 'open';
    case 'fast':
      return by.duplicates >= FAST ? 'sure' : 'likely';
    case 'sack':
    case 'answer':
      return 'sure';
    case 'copy':
    case 'afterReset':
    case 'probe':
      return 'likely';
  }
}

/** A D-SACK that an end is told: which octets came twice, and when. */
interface Told {
  readonly start: number;
  readonly end: number;
  readonly at: number;
}

const dsacksTo = (trace: ConnectionTrace, side: Side): Told[] =>
  flightsOf(trace, peerOf(side)).flatMap(({ segment, arrivals: [at] }) => {
    const block = dsackOf(segment);
    return block === null || at === undefined ? [] : [{ start: block.start, end: block.end, at }];
  });

function needlessBy(
  trace: ConnectionTrace,
  { from, segment, sentAt, arrivals }: Flight,
  of: Flight,
  told: readonly Told[],
): AgainCause['needless'] {
  const end = segEnd(segment);
  const isTold = told.some(
    (block) =>
      block.at > sentAt &&
      notAfter(block.start as typeof segment.seq, segment.seq) &&
      notBefore(block.end as typeof end, end),
  );
  if (isTold) return 'dsack';
  const [arrived] = of.arrivals;
  if (arrived === undefined) return null;
  // an ACK of it left before this copy can have come
  const here = arrivals[0] ?? Infinity;
  return sentBetween(trace, peerOf(from), arrived, here).some(
    ({ segment: ack }) => ack.ack && notBefore(ack.ackNumber, end),
  )
    ? 'ack'
    : null;
}
