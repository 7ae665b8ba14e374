/**
 * Whose stack an end has, as far as its packets say and as far as the stacks here differ: Linux's, or one that keeps to the RFCs' own constants.
 * What is not told is assumed. A TTL begins at 64, 128 or 255; Linux's first window is a multiple of its MSS; its RTO may be 200 ms, where RFC 6298 (2.4)
 * has a second; its delayed ACK waits 40 ms, where RFC 9293 (3.8.6.3) lets it wait half a second.
 */
import type { TcpName } from '../../../machines/stacks/profiles.ts';
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { after, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Side } from '../../trace/side.ts';
import type { Ordered } from './order.ts';
import type { Timing } from './timing.ts';

export type StackClue = 'ttl' | 'firstWindow' | 'shortRto' | 'longRto' | 'shortDelay' | 'longDelay';

export interface StackFound {
  readonly stack: TcpName;
  readonly from: 'chosen' | 'inferred' | 'assumed';
  /** What it rests on. */
  readonly clues: readonly StackClue[];
}

/** A clue, and how much it says: above 0 for Linux, below for another. */
interface Weighed {
  readonly clue: StackClue;
  readonly weight: number;
}

export const stackChosen = (stack: TcpName): StackFound => ({ stack, from: 'chosen', clues: [] });

export function stackOf(side: Side, segments: readonly Ordered[], timing: Timing): StackFound {
  const found = [
    ...ttlOf(side, segments),
    ...firstWindowOf(side, segments),
    ...rtoOf(side, segments),
    ...(timing.vantage === side ? ackDelayOf(side, segments) : []),
  ];
  const sum = found.reduce((total, { weight }) => total + weight, 0);
  if (sum === 0) return { stack: 'linux', from: 'assumed', clues: [] };
  const clues = found.flatMap(({ clue, weight }) => (weight > 0 === sum > 0 ? [clue] : []));
  return { stack: sum > 0 ? 'linux' : 'rfc', from: 'inferred', clues };
}

const LINUX_TTL = 64;

/** Where all of its packets agree: one that differs may be another host's. */
function ttlOf(side: Side, segments: readonly Ordered[]): Weighed[] {
  const own = segments.filter(({ from, segment }) => from === side && !segment.rst);
  const ttl = own[0]?.ttl;
  if (ttl === undefined || own.some((one) => one.ttl !== ttl)) return [];
  // 64 is that of many
  return ttl <= LINUX_TTL ? [] : [{ clue: 'ttl', weight: -2 }];
}

/** So many segments of its MSS, with the timestamps' 12 octets taken off or not, is Linux's first window. */
const FIRST_WINDOWS: ReadonlySet<number> = new Set([4, 10, 20, 44, 45]);
const TIMESTAMPS = 12;

function firstWindowOf(side: Side, segments: readonly Ordered[]): Weighed[] {
  const syn = segments.find(({ from, segment }) => from === side && segment.syn)?.segment;
  if (syn?.mss === undefined || syn.wnd === 0) return [];
  const { mss, wnd } = syn;
  const isLinux = [mss, mss - TIMESTAMPS].some((size) => FIRST_WINDOWS.has(wnd / size));
  return [{ clue: 'firstWindow', weight: isLinux ? 2 : -1 }];
}

const RTO_US = { linux: [195_000, 900_000], long: 950_000 } as const;
/** A round trip this short leaves the RTO at its minimum. */
const SHORT_US = 150_000;

/** From data to its copy, while nothing came from the peer: the timer's wait (RFC 6298, 5). */
function rtoOf(side: Side, segments: readonly Ordered[]): Weighed[] {
  let last: Ordered | null = null;
  let highest: Seq | null = null;
  let isQuiet = false;
  for (const one of segments) {
    const { from, segment, atNs } = one;
    if (from !== side) {
      isQuiet = false;
      continue;
    }
    if (segLen(segment) === 0 || segment.syn || segment.rst) continue;
    if (highest === null || after(segEnd(segment), highest)) {
      [highest, last, isQuiet] = [segEnd(segment), one, true];
      continue;
    }
    const waitUs = last === null || !isQuiet ? null : (atNs - last.atNs) / 1000;
    if (waitUs === null || last?.segment.seq !== segment.seq) continue;
    const [least, most] = RTO_US.linux;
    if (waitUs >= least && waitUs < most) return [{ clue: 'shortRto', weight: 1 }];
    if (waitUs >= RTO_US.long && waitUs < 3 * RTO_US.long && rttOf(segments) < SHORT_US)
      return [{ clue: 'longRto', weight: -1 }];
    isQuiet = false;
  }
  return [];
}

/** Between the first segments of the two ends. */
function rttOf(segments: readonly Ordered[]): number {
  const [first] = segments;
  const answer = segments.find(({ from }) => from !== first?.from);
  return first && answer ? (answer.atNs - first.atNs) / 1000 : Infinity;
}

const DELAY_US = { short: [36_000, 65_000], long: [140_000, 500_000] } as const;

/** From data to the pure ACK of it, where nothing else came between: where the end itself was captured, that is the timer's wait. */
function ackDelayOf(side: Side, segments: readonly Ordered[]): Weighed[] {
  const counts = { short: 0, long: 0 };
  segments.slice(1).forEach((one, i) => {
    const before = segments[i] as Ordered;
    const { segment, from } = one;
    if (from !== side || before.from === side || before.segment.dataLen === 0) return;
    if (segLen(segment) > 0 || segment.rst || segment.ackNumber !== segEnd(before.segment)) return;
    const waitUs = (one.atNs - before.atNs) / 1000;
    for (const kind of ['short', 'long'] as const)
      if (waitUs >= DELAY_US[kind][0] && waitUs <= DELAY_US[kind][1]) counts[kind] += 1;
  });
  if (counts.short === counts.long) return [];
  return counts.short > counts.long
    ? [{ clue: 'shortDelay', weight: 1 }]
    : [{ clue: 'longDelay', weight: -1 }];
}
