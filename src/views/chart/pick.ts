/** Which point is meant: by the pointer, by the arrow keys, or because its segment is meant elsewhere. */
import type { Point } from '../point.ts';
import { countFirst } from '../../trace/lookup.ts';
import { happened, type Chart, type ChartPoint } from './charts.ts';
import type { ChartMarks, PointMark } from './layout.ts';
import { signOf } from './shapes.ts';
import { SIZE } from './sizes.ts';
import { placeAt } from './ticks.ts';
import type { TimeAxis } from './axis.ts';

/** The point nearest to a place in a chart; null where none is near. */
export function pointNear(marks: ChartMarks, axis: TimeAxis, { x, y }: Point): ChartPoint | null {
  const timeAt = (place: number) => axis.time(placeAt(marks.span, place));
  const [from, to] = [timeAt(x - SIZE.reach), timeAt(x + SIZE.reach)];
  const first = countFirst(marks.points, ({ at }) => at < from);
  const end = countFirst(marks.points, ({ at }) => at <= to);
  let best: { point: ChartPoint; far: number } | null = null;
  for (let i = first; i < end; i++) {
    const point = marks.points[i];
    if (point === undefined) continue;
    const far = distance(marks.placeOf(point), { x, y });
    if (far > SIZE.reach || (best !== null && far > best.far)) continue;
    if (best === null || far < best.far || isAbove(point, best.point)) best = { point, far };
  }
  return best?.point ?? null;
}

/** Of two at one place, one that has a sign is drawn over the other. */
const isAbove = (one: ChartPoint, other: ChartPoint): boolean =>
  hasSign(one.span) && !hasSign(other.span);
const hasSign = (span: ChartPoint['span']): boolean => span !== null && signOf(span.kind) !== null;

/** From a bar, with the sign at its upper end; its ends count as all of it does. */
function distance(bar: PointMark, { x, y }: Point): number {
  const dy = Math.max(bar.high - y, y - bar.low, 0);
  const far = Math.hypot(bar.x - x, dy);
  return hasSign(bar.point.span) ? Math.max(far - SIGN_RADIUS, 0) : far;
}

const SIGN_RADIUS = 4;

/** Where a reader who walks along the points is: at the chosen one, else at the last that has happened. */
export function indexOfPoint(chart: Chart, chosen: ChartPoint | null, step: number): number {
  const last = happened(chart.points, chosen?.step ?? step) - 1;
  if (chosen === null) return last;
  for (let i = last; chart.points[i]?.step === chosen.step; i--)
    if (chart.points[i] === chosen) return i;
  return last;
}

/** So many places light up at the most. */
const MOST_LIT = 24;

/** What lights up in a chart: all places of the segment that is meant; where none is, the point that is spoken of. */
export function litIn(
  marks: ChartMarks,
  flight: number | null,
  point: ChartPoint | null,
): PointMark[] {
  const meant =
    flight === null
      ? marks.points.filter((each) => each === point)
      : marks.points.filter((each) => each.flight === flight);
  return meant.slice(0, MOST_LIT).map(marks.placeOf);
}
