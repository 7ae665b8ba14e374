/** The costs of a world as small charts on one axis of time, which is to scale: numbers for the drawing. */
import { scaleLinear } from 'd3-scale';
import { curveStepAfter, line } from 'd3-shape';
import { countFirst } from '../../trace/lookup.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { lastAt } from '../../trace/worldMoment.ts';
import { peakOf, worldSeries, type WorldLine, type WorldPoint } from '../../trace/worldSeries.ts';
import { WAITS, waitsOf, type Wait } from '../../trace/worldWaits.ts';

export const COST_LINES = [
  ...(['synQueue', 'acceptQueue', 'answers', 'workers', 'descriptors', 'contextSwitches'] as const),
] as const satisfies readonly WorldLine[];

export interface CostChart {
  readonly line: WorldLine;
  readonly d: string;
  readonly peak: number;
  /** A line at the limit of a queue, in the chart's own measure. */
  readonly limitY: number | null;
}

/** Charts end a little behind the last happening: what a run waits for in vain is not drawn. */
export const costsEnd = (trace: WorldTrace): number => Math.max(lastAt(trace) * 1.02, 1);

export function costCharts(
  trace: WorldTrace,
  { width, height, limit }: { width: number; height: number; limit: number | null },
): readonly CostChart[] {
  const series = worldSeries(trace);
  const x = scaleLinear([0, costsEnd(trace)], [0, width]);
  return COST_LINES.map((name) => {
    const peak = peakOf(series[name]);
    const isQueue = name === 'synQueue' || name === 'acceptQueue';
    const isNear = isQueue && limit !== null && limit + 1 <= Math.max(peak, 1) * 3;
    const top = Math.max(peak, isNear ? limit + 1 : 1);
    const y = scaleLinear([0, top], [height - 1, 3]);
    const points = thinned(series[name], width, x);
    const last = points.at(-1);
    const closed = last ? [...points, { at: costsEnd(trace), value: last.value }] : points;
    const draw = line<{ at: number; value: number }>(
      (point) => x(point.at),
      (point) => y(point.value),
    ).curve(curveStepAfter);
    return {
      ...{ line: name, d: draw(closed) ?? '', peak },
      limitY: isNear ? y(limit + 1) : null,
    };
  });
}

/** Of each column of pixels its first, highest and last value. */
function thinned(
  points: readonly WorldPoint[],
  width: number,
  x: (at: number) => number,
): readonly { at: number; value: number }[] {
  if (points.length < width * 3) return points;
  const kept: WorldPoint[] = [];
  let column: WorldPoint[] = [];
  const flush = () => {
    const high = column.reduce<WorldPoint | null>(
      (most, point) => (most === null || point.value > most.value ? point : most),
      null,
    );
    for (const point of new Set([column[0], high, column.at(-1)])) if (point) kept.push(point);
    column = [];
  };
  for (const point of points) {
    if (column[0] && Math.floor(x(point.at)) !== Math.floor(x(column[0].at))) flush();
    column.push(point);
  }
  flush();
  return kept;
}

/** What a line is at a moment. */
export function valueAt(trace: WorldTrace, name: WorldLine, at: number): number {
  const points = worldSeries(trace)[name];
  return points[countFirst(points, (point) => point.at <= at) - 1]?.value ?? 0;
}

export interface WaitBar {
  readonly client: number;
  readonly totalUs: number;
  readonly isAnswered: boolean;
  /** As parts of the longest bar. */
  readonly pieces: readonly { readonly wait: Wait; readonly from: number; readonly part: number }[];
}

/** The longest waits first where there are too many to be drawn. */
export function waitBars(trace: WorldTrace, most: number): readonly WaitBar[] {
  const all = waitsOf(trace);
  const longest = all.reduce((top, { totalUs }) => Math.max(top, totalUs), 1);
  const shown =
    all.length <= most ? all : [...all].sort((a, b) => b.totalUs - a.totalUs).slice(0, most);
  return shown.map(({ client, totalUs, answeredAt, parts }) => {
    let from = 0;
    const pieces = WAITS.flatMap((wait) => {
      const part = Math.min(parts[wait] / longest, 1 - from);
      if (part <= 0) return [];
      const piece = { wait, from, part };
      from += part;
      return [piece];
    });
    return { client, totalUs, isAnswered: answeredAt !== null, pieces };
  });
}
