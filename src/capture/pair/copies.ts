/**
 * Which frame of one capture is the same packet as which of another. A packet is known by its numbers, flags and ACK; by window, options
 * and identification too where nothing on the way has written into them. What was sent several times just so is told apart by
 * time alone: the copies keep their order.
 */
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { CapturedSegment } from '../captured.ts';

export type KeyOf = (one: CapturedSegment) => string;

/** By numbers and flags alone. */
export const NUMBERS: KeyOf = ({ segment }) => numbersOf(segment);

/** What two frames of one packet have in common; the later ones are stricter. */
const KEYS: readonly KeyOf[] = [
  NUMBERS,
  ({ segment }) => `${numbersOf(segment)} ${optionsOf(segment)}`,
  ({ segment, ipId }) => `${numbersOf(segment)} ${optionsOf(segment)} ${ipId}`,
];
const numbersOf = (segment: Segment): string => {
  const { syn, ack, fin, rst, seq, ackNumber, dataLen } = segment;
  const flags = Number(syn) | (Number(ack) << 1) | (Number(fin) << 2) | (Number(rst) << 3);
  return `${seq} ${dataLen} ${flags} ${ack ? ackNumber : ''}`;
};

const optionsOf = ({ wnd, timestamps, sack = [] }: Segment): string =>
  `${wnd} ${timestamps?.value ?? ''} ${timestamps?.echo ?? ''} ${sack.map(({ start, end }) => `${start}-${end}`).join()}`;

/** So large a part of what is the same by the loosest key is the same by a stricter one where nobody wrote into it. */
const UNWRITTEN = 0.9;

/** The strictest key that goes for the packets of both captures. */
export function keyFor(
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
): KeyOf {
  const counts = KEYS.map((key) => commonBy(key, first, second));
  const strictest = counts.findLastIndex((count) => count >= UNWRITTEN * (counts[0] ?? 0));
  return KEYS[Math.max(0, strictest)] as KeyOf;
}

export function commonBy(
  key: KeyOf,
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
): number {
  const groups = grouped(second, key);
  let common = 0;
  for (const [which, own] of grouped(first, key))
    common += Math.min(own.length, groups.get(which)?.length ?? 0);
  return common;
}

/** Indices by key, in order. */
export function grouped(all: readonly CapturedSegment[], key: KeyOf): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  all.forEach((one, index) => {
    const which = key(one);
    const group = groups.get(which);
    if (group) group.push(index);
    else groups.set(which, [index]);
  });
  return groups;
}

/** Frames that are one packet: an index of each list. */
export type Same = readonly [first: number, second: number];

/** What either capture has just once. */
export function onceIn(
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
  key: KeyOf,
): Same[] {
  const groups = grouped(second, key);
  const found: Same[] = [];
  for (const [which, [own, ...more]] of grouped(first, key)) {
    const [other, ...others] = groups.get(which) ?? [];
    if (own !== undefined && other !== undefined && more.length + others.length === 0)
      found.push([own, other]);
  }
  return found;
}

/** The same where nothing is there just once: the n-th copy with the n-th. */
export function asManyIn(
  first: readonly CapturedSegment[],
  second: readonly CapturedSegment[],
  key: KeyOf,
): Same[] {
  const groups = grouped(second, key);
  return [...grouped(first, key)].flatMap(([which, own]): Same[] => {
    const others = groups.get(which) ?? [];
    if (others.length !== own.length) return [];
    return own.map((index, i) => [index, others[i] as number]);
  });
}

/** No packet is on its way for longer (the MSL of RFC 9293, 3.4.1, is two minutes; networks take less). */
const LONGEST_NS = 30e9;
/** Beyond so many pairs of copies each is taken with the first that fits. */
const MOST_PAIRS = 1e6;

/** A way that is this much shorter than the shortest one that is known is none. */
const SHORTER = 0.9;

/**
 * Copies that left at some moments and came at others, one clock for both: as many as can be are paired, in order, none sooner than the
 * shortest way allows; and of all such pairings the one of the shortest ways.
 */
export function inTime(
  left: readonly number[],
  came: readonly number[],
  shortestNs: number,
): Same[] {
  const leastNs = shortestNs * SHORTER;
  if (left.length * came.length > MOST_PAIRS) return firstThatFit(left, came, leastNs);
  const width = came.length + 1;
  const size = (left.length + 1) * width;
  const pairs = new Int32Array(size);
  const costs = new Float64Array(size);
  const isPair = new Uint8Array(size);
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j <= came.length; j++) {
      const at = i * width + j;
      const [above, before, corner] = [at - width, at - 1, at - width - 1];
      const better = isBetter(pairs, costs, above, before) ? above : before;
      pairs[at] = pairs[better] ?? 0;
      costs[at] = costs[better] ?? 0;
      const way = (came[j - 1] ?? 0) - (left[i - 1] ?? 0);
      if (way < leastNs || way > LONGEST_NS) continue;
      const count = (pairs[corner] ?? 0) + 1;
      const cost = (costs[corner] ?? 0) + way;
      const isMore = count > (pairs[at] ?? 0);
      if (!isMore && (count < (pairs[at] ?? 0) || cost >= (costs[at] ?? 0))) continue;
      pairs[at] = count;
      costs[at] = cost;
      isPair[at] = 1;
    }
  }
  const found: Same[] = [];
  for (let [i, j] = [left.length, came.length]; i > 0 && j > 0;) {
    const at = i * width + j;
    if (isPair[at] === 1) found.push([--i, --j]);
    else if (isBetter(pairs, costs, at - width, at - 1)) i -= 1;
    else j -= 1;
  }
  return found.reverse();
}

const isBetter = (pairs: Int32Array, costs: Float64Array, one: number, other: number): boolean =>
  pairs[one] !== pairs[other]
    ? (pairs[one] ?? 0) > (pairs[other] ?? 0)
    : (costs[one] ?? 0) <= (costs[other] ?? 0);

function firstThatFit(left: readonly number[], came: readonly number[], leastNs: number): Same[] {
  const found: Same[] = [];
  let i = 0;
  came.forEach((at, j) => {
    while (i < left.length && at - (left[i] ?? 0) > LONGEST_NS) i += 1;
    if (i < left.length && at - (left[i] ?? Infinity) >= leastNs) found.push([i++, j]);
  });
  return found;
}
