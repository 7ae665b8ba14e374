/** The head of an arrow: a slim triangle whose tip rests on the lifeline. */
import type { ArrowMark, Point } from './marks.ts';

const LENGTH = 11;
const HALF_WIDTH = 4;
/** The tip stops at the lifeline's edge. */
const SHORT_OF_LINE = 1;

export interface Head {
  readonly path: string;
  /** Where the line ends and the head begins. */
  readonly neck: Point;
}

/** null for a segment that does not arrive. */
export function headOf({
  start,
  end,
  ends,
}: Pick<ArrowMark, 'start' | 'end' | 'ends'>): Head | null {
  if (ends !== 'arrives') return null;
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const along = { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
  const back = (distance: number, aside: number): Point => ({
    x: end.x - along.x * distance - along.y * aside,
    y: end.y - along.y * distance + along.x * aside,
  });
  const corners = [back(SHORT_OF_LINE, 0), back(LENGTH, HALF_WIDTH), back(LENGTH, -HALF_WIDTH)];
  const path = `M${corners.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
  return { path, neck: back(LENGTH - 1, 0) };
}
