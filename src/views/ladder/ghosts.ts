/** The segments that would be sent instead, on the axis of the run that there is: no place of it moves. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { IfLost } from '../../analysis/ifLost.ts';
import type { Break, Fold } from '../../trace/fold/index.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Flight } from '../../trace/connection.ts';
import { between } from './arrows.ts';
import { headOf } from './arrowHead.ts';
import type { Point } from './marks.ts';
import type { Measures } from './measures.ts';

export interface Ghost {
  readonly key: number;
  readonly from: Side;
  readonly start: Point;
  readonly end: Point;
  /** The head of its arrow, where it arrives. */
  readonly head: string | null;
}

/** A break has room for so many; what comes after them there is left out. */
const MOST_IN_BREAK = 3;

export function ghostsOf(
  { instead }: IfLost,
  { fold, scale, measures }: { fold: Fold; scale: number; measures: Measures },
): Ghost[] {
  const breakAt = (at: Time) => fold.breaks.find(({ from, to }) => from < at && at < to);
  const counts = new Map<Break, number>();
  const shown = instead.filter(({ sentAt }) => {
    const within = breakAt(sentAt);
    if (within === undefined) return true;
    const count = (counts.get(within) ?? 0) + 1;
    counts.set(within, count);
    return count <= MOST_IN_BREAK;
  });
  const times = [...new Set(shown.flatMap((flight) => [flight.sentAt, arrivalOf(flight)]))].sort(
    (a, b) => a - b,
  );

  /** A break has no measure of time. In it things follow one another, as they would if it were none. */
  function yOf(at: Time): number {
    const within = breakAt(at);
    if (within === undefined) return fold.toFolded(at) * scale;
    const own = times.filter((time) => within.from < time && time < within.to);
    const part = (own.indexOf(at) + 1) / (own.length + 1);
    return (within.foldedFrom + part * (within.foldedTo - within.foldedFrom)) * scale;
  }

  return shown.map((flight) => {
    const { from, index: key, sentAt, arrivals } = flight;
    const x = (side: Side) => measures.columns[side].lifeline;
    const start = { x: x(from), y: yOf(sentAt) };
    const goal = { x: x(peerOf(from)), y: yOf(arrivalOf(flight)) };
    const isLost = arrivals.length === 0;
    const end = isLost ? between(start, goal, 0.5) : goal;
    const head = isLost ? null : headOf({ start, end, ends: 'arrives' });
    return { key, from, start, end: head?.neck ?? end, head: head?.path ?? null };
  });
}

const arrivalOf = ({ arrivals, dueAt }: Flight): Time => arrivals[0] ?? dueAt;
