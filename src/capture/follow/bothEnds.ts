/**
 * The segments of a connection that was captured at each of its ends: when each left and came, and that it did not come, was seen.
 * Only where the other end was not watched what became of a segment is inferred, as for one capture.
 */
import { time } from '../../../machines/tcp/time.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import {
  isUnsent,
  type CapturedConnection,
  type CapturedPassage,
  type CapturedSegment,
} from '../captured.ts';
import type { FateOf } from './fate.ts';
import { fatesOf } from './fates.ts';
import { inOrder, type Ordered } from './order.ts';
import { timingOf, type Timing, type Vantage } from './timing.ts';
import type { Transit } from './transit.ts';
import { passingOf } from './following.ts';

type Ways = NonNullable<CapturedConnection['ways']>;

export interface Passed {
  readonly ordered: readonly Ordered[];
  readonly passing: Transit[];
  readonly startUs: number;
  readonly timing: Timing;
}

/** The segments in order, with their times at both ends; of one capture by where it was taken. */
export function passedIn({ segments, endNs, ways }: CapturedConnection, vantage?: Vantage): Passed {
  if (ways !== undefined) return seenPassing(segments, endNs, ways);
  const ordered = inOrder(segments);
  const timing = vantage === undefined ? timingOf(ordered) : timingOf(ordered, vantage);
  return { ...passingOf(ordered, timing, fatesOf(ordered, timing, endNs)), ordered, timing };
}

function seenPassing(segments: readonly CapturedSegment[], endNs: number, ways: Ways): Passed {
  const ordered = segments.map((one, place): Ordered => ({ ...one, place, leftNs: one.atNs }));
  // the times are those of leaving: from there to the answer's leaving it is one way
  const toUs = { client: ways.client / 2000, server: ways.server / 2000 };
  const leastLoopUs = { client: 2 * toUs.client, server: 2 * toUs.server };
  const fates = fatesOf(ordered, { vantage: 'both', toUs, leastLoopUs }, endNs);
  const startNs = segments.reduce((least, { atNs }) => Math.min(least, atNs), Infinity);
  return {
    ordered,
    passing: ordered.map((one, i) => transitOf(one, fates[i] as FateOf, startNs, ways)),
    startUs: Number.isFinite(startNs) ? startNs / 1000 : 0,
    timing: { vantage: 'both', toUs: { client: 0, server: ways.server / 1000 }, leastLoopUs },
  };
}

const ASIDE: CapturedPassage = { left: null, came: [], isWatched: false };

function transitOf(
  one: Ordered,
  fate: FateOf,
  startNs: number,
  ways: Readonly<Record<Side, number>>,
): Transit {
  const { segment, from, atNs, place, passage = ASIDE } = one;
  const at = (ns: number) => time((ns - startNs) / 1000);
  const { left, came, isWatched } = passage;
  const [first, ...again] = came.map(({ atNs: cameNs }) => at(cameNs));
  const dueAt = first ?? at(atNs + ways[peerOf(from)]);
  const isSeen = isWatched || first !== undefined;
  const arrives = isSeen ? first !== undefined : fate.arrived;
  return {
    ...{ segment, from, sentAt: at(atNs), dueAt, captured: place },
    arrivesAt: arrives ? dueAt : null,
    ...(again.length > 0 && { alsoAt: again }),
    ...(segment.rst && isUnsent(one) && { isAnothers: true }),
    isTaken: arrives && (fate.taken || !fate.arrived),
    evidence: {
      sent: left === null ? 'inferred' : 'seen',
      arrived: isSeen ? 'seen' : fate.evidence,
    },
  };
}
