/** The segments that would be sent instead, on the axis of the run that there is: no place of it moves. */
import type { IfLost } from '../../analysis/ifLost.ts';
import type { Fold } from '../../trace/fold/index.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import { between } from './arrows.ts';
import { headOf } from './arrowHead.ts';
import type { Point } from './marks.ts';
import type { Measures } from './measures.ts';

export interface Ghost {
  readonly key: number;
  readonly from: Side;
  readonly start: Point;
  readonly end: Point;
  /** The head of its arrow, where it arrives within this run. */
  readonly head: string | null;
}

/** In a break they would lie upon one another: one that begins nearer than this to the last of its side is left out. */
const NEAREST = 5;

export function ghostsOf(
  { instead }: IfLost,
  { fold, scale, measures }: { fold: Fold; scale: number; measures: Measures },
): Ghost[] {
  const last = { client: -Infinity, server: -Infinity };
  return instead.flatMap((flight): Ghost[] => {
    const { from, index: key, sentAt, arrivals, dueAt } = flight;
    const x = (side: Side) => measures.columns[side].lifeline;
    const start = { x: x(from), y: fold.toFolded(sentAt) * scale };
    if (start.y - last[from] < NEAREST) return [];
    last[from] = start.y;
    const goal = { x: x(peerOf(from)), y: fold.toFolded(arrivals[0] ?? dueAt) * scale };
    const isLost = arrivals.length === 0;
    const end = isLost ? between(start, goal, 0.5) : goal;
    const head = isLost ? null : headOf({ start, end, ends: 'arrives' });
    return [{ key, from, start, end: head?.neck ?? end, head: head?.path ?? null }];
  });
}
