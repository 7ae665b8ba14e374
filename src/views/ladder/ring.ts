/** The ring around a segment that is picked or has the focus: it holds the line and the texts along it. */
import type { ArrowMark, Box } from './marks.ts';
import { ASCENT, DESCENT } from './text.ts';

const MARGIN = 5;

/** A box in the arrow's own directions: x along it from its start, y across. `angle` is in degrees. */
export interface Ring extends Box {
  readonly angle: number;
}

export function ringOf({ start, end, labels }: ArrowMark, size: number): Ring {
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const along = { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
  // Text runs to the right, so on an arrow to the left its upper side is the other one.
  const up = along.x >= 0 ? -1 : 1;
  const edges = labels.flatMap((label) => {
    const across = along.x * (label.y - start.y) - along.y * (label.x - start.x);
    return [across + up * ASCENT * size, across - up * DESCENT * size];
  });
  const top = Math.min(-MARGIN, ...edges.map((edge) => edge - 1.5));
  const bottom = Math.max(MARGIN, ...edges.map((edge) => edge + 1.5));
  return {
    x: 3,
    y: top,
    width: Math.max(length - 6, 1),
    height: bottom - top,
    angle: (Math.atan2(along.y, along.x) * 180) / Math.PI,
  };
}
