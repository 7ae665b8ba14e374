/**
 * A recording of a Linux as it is installed beside our run of it: segments with options and SACK blocks, retransmissions, states,
 * times. Left out is what two recordings of one scenario differ in: PSH, which of several pure ACKs of a burst leave, and in
 * transfers of many writes where segments begin.
 */
import type { Segment } from '../../machines/tcp/segment.ts';
import { offset, seq, type Seq } from '../../machines/tcp/sequence.ts';
import type { ConnectionTrace, Flight } from '../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../trace/side.ts';
import { compareStates } from './kernelLines.ts';
import { sentBy, type RecordedSegment, type Recording } from './kernelSchema.ts';
import { compareStateTimes, compareTimes } from './kernelTimes.ts';
import { firstMismatch, type Mismatch } from './mismatch.ts';

/** A segment of either, in the same words. */
interface Sent {
  readonly atMs: number;
  readonly pure: boolean;
  readonly line: string;
  /** Its octets, from the beginning of the stream, and whether they go again. */
  readonly octets: readonly [from: number, to: number];
  readonly again: boolean;
  readonly recorded?: RecordedSegment;
  readonly flight?: number;
}

export function compareModern(
  recorded: Recording,
  trace: ConnectionTrace,
  sides: readonly Side[] = SIDES,
): Mismatch | null {
  const pairs = new Map<number, RecordedSegment>();
  for (const side of sides) {
    const theirs = recordedFrom(recorded, side);
    const ours = oursFrom(trace, side);
    const mismatch = isBulk(recorded)
      ? compareBulk(side, theirs, ours)
      : compareAll(side, theirs, ours, pairs);
    if (mismatch) return mismatch;
    const states = compareStates(recorded, trace, side);
    if (states) return states;
  }
  return compareTimes(recorded, trace, pairs) ?? compareStateTimes(recorded, trace, pairs);
}

/** More data segments than this, and the borders of writes and the moments of ACKs show in them. */
const FEW = 50;

const isBulk = (recorded: Recording): boolean =>
  SIDES.some((side) => sentBy(recorded, side).filter(({ len }) => len > 0).length > FEW);

/** Every segment but pure ACKs, and of a burst of those the last one. */
function compareAll(
  side: Side,
  theirs: readonly Sent[],
  ours: readonly Sent[],
  pairs: Map<number, RecordedSegment>,
): Mismatch | null {
  const weighty = (all: readonly Sent[]) => all.filter(({ pure }) => !pure);
  const [a, b] = [weighty(theirs), weighty(ours)];
  const mismatch =
    firstMismatch(`${side}'s segment`, lines(a), lines(b)) ??
    firstMismatch(`${side}'s pure ACK`, lines(lastOfBursts(theirs)), lines(lastOfBursts(ours)));
  pair(a, b, pairs);
  pair(lastOfBursts(theirs), lastOfBursts(ours), pairs);
  return mismatch;
}

function pair(
  theirs: readonly Sent[],
  ours: readonly Sent[],
  pairs: Map<number, RecordedSegment>,
): void {
  ours.forEach(({ flight }, i) => {
    const recorded = theirs[i]?.recorded;
    if (flight !== undefined && recorded) pairs.set(flight, recorded);
  });
}

/** How the connection begins and ends, what is sent in all, and what is sent again. */
function compareBulk(side: Side, theirs: readonly Sent[], ours: readonly Sent[]): Mismatch | null {
  const isFrame = ({ line }: Sent) => /^\S*(SYN|RST)/.test(line);
  const again = (all: readonly Sent[]) =>
    all.filter((sent) => sent.again).map(({ octets: [from, to] }) => `${from} to ${to} again`);
  const most = (all: readonly Sent[]) => `${Math.max(0, ...all.map(({ octets }) => octets[1]))}`;
  return (
    firstMismatch(
      `${side}'s handshake`,
      lines(theirs.filter(isFrame)),
      lines(ours.filter(isFrame)),
    ) ??
    firstMismatch(`${side}'s retransmission`, again(theirs), again(ours)) ??
    firstMismatch(`${side}'s octets`, [most(theirs)], [most(ours)])
  );
}

const lines = (all: readonly Sent[]): string[] => all.map(({ line }) => line);

/** Pure ACKs closer together than this are a burst: how many leave is chance. */
const BURST_MS = 20;

const lastOfBursts = (all: readonly Sent[]): Sent[] =>
  all.filter(({ pure, atMs }, i) => {
    const next = all[i + 1];
    return pure && !(next?.pure && next.atMs - atMs <= BURST_MS);
  });

const FLAGS = ['SYN', 'FIN', 'RST', 'ACK', 'ECE', 'CWR'] as const;

function recordedFrom(recorded: Recording, side: Side): Sent[] {
  return sentBy(recorded, side).map((segment) => {
    const { flags, seq_rel, ack_rel, len, opts, fate, ip_ecn } = segment;
    const names = flags.split('+');
    const line = [
      FLAGS.filter((flag) => names.includes(flag)).join('+'),
      `${seq_rel}(${len})`,
      ...(ack_rel === null ? [] : [`ack ${ack_rel}`]),
      ...optionTexts({
        mss: opts?.mss,
        windowScale: opts?.wscale,
        sackPermitted: opts?.sack_permitted,
        timestamps: opts?.ts !== undefined,
        sack: opts?.sack ?? [],
        // asked for in the form of before RFC 7413, or in that of today
        fastOpen: opts?.kind34 ?? opts?.kind254?.replace(/^f989/, ''),
        ip: ip_ecn,
      }),
      ...(fate === 'dropped' ? ['lost'] : []),
    ].join(' ');
    const from = seq_rel ?? 0;
    return {
      ...{ atMs: segment.t_ms, line, recorded: segment, again: segment.rtx === true },
      pure: len === 0 && !names.some((flag) => ['SYN', 'FIN', 'RST'].includes(flag)),
      octets: [from, from + len] as const,
    };
  });
}

function oursFrom(trace: ConnectionTrace, side: Side): Sent[] {
  return trace.flights
    .filter(({ from }) => from === side)
    .map((flight) => {
      const { segment, fate, sentAt, index } = flight;
      const from = relative(trace, side, segment.seq);
      return {
        ...{ atMs: sentAt / 1000, flight: index, again: flight.again !== null },
        line: [...ourParts(trace, flight), ...(fate === 'lost' ? ['lost'] : [])].join(' '),
        pure: segment.dataLen === 0 && !segment.syn && !segment.fin && !segment.rst,
        octets: [from, from + segment.dataLen] as const,
      };
    });
}

function ourParts(trace: ConnectionTrace, { from, segment }: Flight): string[] {
  const { syn, fin, rst, ack, ece = false, cwr = false } = segment;
  const on = { SYN: syn, FIN: fin, RST: rst, ACK: ack, ECE: ece, CWR: cwr };
  const block = ({ start, end }: { start: Seq; end: Seq }) =>
    [relative(trace, peerOf(from), start), relative(trace, peerOf(from), end)] as const;
  return [
    FLAGS.filter((flag) => on[flag]).join('+'),
    `${relative(trace, from, segment.seq)}(${segment.dataLen})`,
    ...(ack ? [`ack ${relative(trace, peerOf(from), segment.ackNumber)}`] : []),
    ...optionTexts({
      ...pickOptions(segment),
      timestamps: segment.timestamps !== undefined,
      sack: (segment.sack ?? []).map(block),
    }),
  ];
}

const pickOptions = ({ mss, windowScale, sackPermitted, fastOpen, ip }: Segment) => ({
  ...{ mss, windowScale, sackPermitted, fastOpen, ip },
});

interface OptionsSeen {
  readonly mss: number | undefined;
  readonly windowScale: number | undefined;
  readonly sackPermitted: boolean | undefined;
  readonly timestamps: boolean;
  readonly sack: readonly (readonly [number, number])[];
  readonly fastOpen: string | undefined;
  readonly ip: string | undefined;
}

const optionTexts = (seen: OptionsSeen): string[] => [
  ...(seen.mss === undefined ? [] : [`mss ${seen.mss}`]),
  ...(seen.windowScale === undefined ? [] : [`wscale ${seen.windowScale}`]),
  ...(seen.sackPermitted ? ['sackOK'] : []),
  ...(seen.timestamps ? ['TS'] : []),
  ...seen.sack.map(([start, end]) => `sack ${start}:${end}`),
  ...(seen.fastOpen === undefined ? [] : [seen.fastOpen ? 'cookie' : 'cookie request']),
  ...(seen.ip === undefined ? [] : [seen.ip]),
];

/** Relative to the nearest initial sequence number that is not above it by more than a step back. */
function relative(trace: ConnectionTrace, side: Side, number: Seq): number {
  const all = trace.ends[side].iss.map((iss) => offset(seq(iss), number)).filter((n) => n >= -2);
  return all.length > 0 ? Math.min(...all) : offset(seq(trace.ends[side].iss[0] ?? 0), number);
}
