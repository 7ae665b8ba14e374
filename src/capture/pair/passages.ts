/** What was seen of each packet at both ends: when it left, when it came; and what came that was not seen to leave. */
import { peerOf, type Side } from '../../trace/side.ts';
import type { CapturedSegment, Nth, CapturedPassage, Sighting } from '../captured.ts';
import { grouped, inTime, type KeyOf } from './copies.ts';
import { otherOf, type Ends, type SideKeys, type Sides } from './ends.ts';

/** Two captures of which it is known which is which, and how their clocks differ. */
export interface Alike extends Ends {
  readonly sides: Sides;
  readonly keys: SideKeys;
}

/** All that a side sent, and what was seen of it at either end. */
export function passagesOf(
  side: Side,
  { sides, keys, client, clocks }: Alike,
  toClock: (nth: Nth) => (ns: number) => number,
  spanOf: (nth: Nth) => Span,
): CapturedSegment[] {
  const sender = side === 'client' ? client : otherOf(client);
  const receiver = otherOf(sender);
  const wayNs = clocks.ways[peerOf(side)];
  const sighted = (nth: Nth) =>
    sides[side][nth].map((one): Seen => {
      const atNs = toClock(nth)(one.atNs);
      return { one, sighting: { capture: nth, frame: one.frame, atNs } };
    });
  const [left, came] = [sighted(sender), sighted(receiver)];
  const { cameOf, unsent } = sameOf(left, came, keys[side], wayNs);
  const longestNs = longestOf(left, cameOf, wayNs);
  const known = new Set([...cameOf.values()].flat());
  const atReceiver = watching(spanOf(receiver), left, (_, i) => cameOf.has(i));
  const atSender = watching(spanOf(sender), came, (one) => known.has(one));
  return [
    ...left.map(({ one, sighting }, i): CapturedSegment => {
      // a clock that was set would have it come before it left
      const arrivals = (cameOf.get(i) ?? []).map(({ sighting: at }) => ({
        ...at,
        atNs: Math.max(at.atNs, sighting.atNs),
      }));
      return withPassage(one, sighting.atNs, {
        ...{ left: sighting, came: arrivals },
        isWatched:
          arrivals.length > 0 || atReceiver(i, sighting.atNs + wayNs, sighting.atNs + longestNs),
      });
    }),
    ...unsent.map((index) => {
      const { one, sighting } = came[index] as Seen;
      const [soonest, latest] = [sighting.atNs - longestNs, sighting.atNs - wayNs];
      const isWatched = atSender(index, soonest, latest);
      return withPassage(one, latest, { left: null, came: [sighting], isWatched });
    }),
  ];
}

/** From the first frame of a capture to its last, on the clock of the client. */
interface Span {
  readonly fromNs: number;
  readonly toNs: number;
}

/**
 * Whether a capture was under way, whenever it had to show a packet between two moments: by its own span, or because it has what
 * left before that, and what left behind.
 */
function watching(
  { fromNs, toNs }: Span,
  others: readonly Seen[],
  isInBoth: (one: Seen, index: number) => boolean,
) {
  const [first, last] = [others.findIndex(isInBoth), others.findLastIndex(isInBoth)];
  return (index: number, earliestNs: number, latestNs: number): boolean =>
    (earliestNs > fromNs || (first !== -1 && index > first)) && (latestNs < toNs || index < last);
}

/** What waited in queues came later than the rest: so late may come what is due when the capture ends. */
function longestOf(
  left: readonly Seen[],
  cameOf: ReadonlyMap<number, readonly Seen[]>,
  wayNs: number,
): number {
  let longest = wayNs;
  for (const [i, [first]] of cameOf) {
    const leftNs = left[i]?.sighting.atNs;
    if (first && leftNs !== undefined) longest = Math.max(longest, first.sighting.atNs - leftNs);
  }
  return longest;
}

interface Seen {
  readonly one: CapturedSegment;
  readonly sighting: Sighting;
}

const withPassage = (
  { interfaceId: _, ...one }: CapturedSegment,
  atNs: number,
  passage: CapturedPassage,
): CapturedSegment => ({ ...one, atNs, passage });

/** Of each that left what came of it; and what came, by index, and had not left. */
function sameOf(left: readonly Seen[], came: readonly Seen[], key: KeyOf, wayNs: number) {
  const cameOf = new Map<number, Seen[]>();
  const lefts = grouped(
    left.map(({ one }) => one),
    key,
  );
  const unsent: number[] = [];
  for (const [which, arrivals] of grouped(
    came.map(({ one }) => one),
    key,
  )) {
    const departures = lefts.get(which) ?? [];
    const at = (all: readonly Seen[], indices: readonly number[]) =>
      indices.map((i) => all[i]?.sighting.atNs ?? 0);
    const sames = inTime(at(left, departures), at(came, arrivals), wayNs);
    const leftOf = new Map(sames.map(([i, j]) => [j, departures[i] as number]));
    let last: number | null = null;
    arrivals.forEach((index, j) => {
      last = leftOf.get(j) ?? last;
      const seen = came[index] as Seen;
      // it comes once more: the network has doubled it
      if (last === null) unsent.push(index);
      else cameOf.set(last, [...(cameOf.get(last) ?? []), seen]);
    });
  }
  return { cameOf, unsent };
}
