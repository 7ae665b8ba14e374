/** A chart as marks: numbers and a part of the axis of time in, paths and places out. What cannot be told apart is left out. */
import { area, curveStepAfter, line } from 'd3-shape';
import type { Point } from '../point.ts';
import { textWidth } from '../ladder/text.ts';
import type { TimeAxis } from './axis.ts';
import type { Chart, ChartLine, ChartName, ChartPoint, LineKind } from './charts.ts';
import { inSight, rangeOf, type InSight } from './range.ts';
import { barPath, signOf, type SpanKind } from './shapes.ts';
import { heightOf, SIZE } from './sizes.ts';
import { oneInEach, thinnedBars, thinnedSteps, type BarSpan } from './thin.ts';
import {
  timeTicks,
  xOf,
  yScale,
  type BreakBand,
  type Span,
  type Tick,
  type YScale,
} from './ticks.ts';

/** The part of the axis in sight: places from 0 to 1. */
export interface ChartView {
  readonly from: number;
  readonly to: number;
}

export const WHOLE: ChartView = { from: 0, to: 1 };

export interface LayoutOptions {
  readonly axis: TimeAxis;
  readonly view: ChartView;
  readonly width: number;
  /** Where the axis upwards stands: all charts have the same. */
  readonly gutter: number;
  /** The last step that may be shown; null: all. */
  readonly upTo: number | null;
  readonly lasts: (us: number) => string;
}

interface Labelling {
  /** Writes a value of the axis upwards. */
  readonly label: (value: number) => string;
  /** Where the numbers of the axis upwards begin: ticks are round from there. */
  readonly base: number;
}

/** A sign of the time-sequence graph at its place. */
export interface SignMark extends Point {
  readonly kind: SpanKind;
  readonly control: 'SYN' | 'FIN' | null;
  readonly lost: boolean;
  readonly needless: boolean;
  /** Half way up the bar. */
  readonly middle: number;
  readonly step: number;
}

export interface PointMark {
  readonly point: ChartPoint;
  readonly x: number;
  readonly high: number;
  readonly low: number;
}

export interface Plot {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface ChartMarks {
  readonly name: ChartName;
  readonly width: number;
  readonly height: number;
  readonly plot: Plot;
  readonly span: Span;
  readonly isLog: boolean;
  readonly times: readonly Tick[];
  readonly breaks: readonly BreakBand[];
  readonly values: readonly Tick[];
  readonly lines: readonly {
    readonly kind: LineKind;
    readonly d: string;
    readonly area: string | null;
  }[];
  readonly bars: readonly { readonly kind: SpanKind; readonly d: string }[];
  readonly signs: readonly SignMark[];
  readonly dots: readonly Point[];
  /** Where a point lies. */
  readonly placeOf: (point: ChartPoint) => PointMark;
  /** The points in sight. */
  readonly points: readonly ChartPoint[];
}

/** What happens first and last stands a little within the plot. */
const EDGE = 8;

/** Signs nearer than this hide each other. */
const CELL = 5;

export function layoutChart(chart: Chart, options: LayoutOptions & Labelling): ChartMarks {
  const { axis, view, width, gutter, upTo } = options;
  const plot = plotOf(chart.name, width, gutter);
  const span = { left: plot.left + EDGE, width: plot.right - plot.left - 2 * EDGE, ...view };
  const sight: InSight = { from: axis.time(view.from), to: axis.time(view.to), upTo };
  const { low, high, isLog } = rangeOf(chart, sight);
  const y = yScale([low, high], { ...plot, isLog, base: options.base });
  const x = (at: ChartPoint['at']) => xOf(span, axis.place(at));
  const placeOf = (point: ChartPoint): PointMark => ({
    ...{ point, x: x(point.at) },
    ...{ high: y(point.to), low: y(point.from) },
  });
  const { ticks: times, breaks } = timeTicks(axis, span, options.lasts);
  const spans = inSight(chart.spans, sight);
  const until = upTo === null ? sight.to : (lastAt(chart, sight) ?? sight.to);

  return {
    ...{
      name: chart.name,
      width,
      height: plot.bottom + SIZE.below,
      plot,
      span,
      isLog,
      times,
      breaks,
    },
    values: y.ticks.map((value) => ({ at: y(value), text: options.label(value) })),
    lines: chart.lines.map((each) => linePath(each, { sight, until, x, y, plot })),
    bars: barsOf(spans.map((each) => ({ kind: each.kind, ...placeOf({ ...each, span: each }) }))),
    signs: signsOf(spans.map((each) => placeOf({ ...each, span: each }))),
    dots: oneInEach(
      inSight(chart.dots, sight).map(({ at, value }) => ({ x: x(at), y: y(value ?? 0) })),
      2,
    ),
    placeOf,
    points: inSight(chart.points, sight),
  };
}

/** The room of the plot, with the labels of both axes around it. */
function plotOf(name: ChartName, width: number, gutter: number): Plot {
  const bottom = SIZE.top + heightOf(name, width);
  return { left: gutter, top: SIZE.top, right: Math.max(width - SIZE.right, gutter + 40), bottom };
}

/** What the labels of all charts need to the left of the plots. */
export function gutterFor(
  charts: readonly Chart[],
  options: Pick<LayoutOptions, 'axis' | 'view' | 'width' | 'upTo'>,
  labelling: (name: ChartName) => Labelling,
): number {
  const { axis, view, width, upTo } = options;
  const sight: InSight = { from: axis.time(view.from), to: axis.time(view.to), upTo };
  const widths = charts.flatMap((chart) => {
    const { low, high, isLog } = rangeOf(chart, sight);
    const { label, base } = labelling(chart.name);
    const y = yScale([low, high], { ...plotOf(chart.name, width, 0), isLog, base });
    return y.ticks.map((value) => textWidth(label(value), SIZE.text));
  });
  return Math.ceil(Math.max(SIZE.leastGutter, ...widths) + SIZE.labelGap + 4);
}

/** Up to when lines are known where the rest is hidden. */
const lastAt = ({ points }: Chart, sight: InSight): number | undefined =>
  inSight(points, sight).at(-1)?.at;

interface Drawn {
  readonly sight: InSight;
  readonly until: number;
  readonly x: (at: ChartPoint['at']) => number;
  readonly y: YScale;
  readonly plot: Plot;
}

const steps = line<Point | null>(
  (p) => p?.x ?? 0,
  (p) => p?.y ?? 0,
)
  .defined((p) => p !== null)
  .curve(curveStepAfter)
  .digits(1);

function linePath({ kind, samples }: ChartLine, { sight, until, x, y, plot }: Drawn) {
  const shown = inSight(samples, sight, 1);
  const places = shown.map(({ at, value }): Point | null =>
    value === null ? null : { x: Math.max(x(at), plot.left), y: clamped(y(value), plot) },
  );
  const last = shown.at(-1);
  // a line that breaks off still holds up to there
  const held = places.flatMap((place, i): (Point | null)[] => {
    const before = places[i - 1];
    const at = shown[i]?.at;
    if (place !== null || !before || at === undefined) return [place];
    return [{ x: x(at), y: before.y }, null];
  });
  const end = places.at(-1);
  if (last && end) held.push({ x: Math.max(x(until as typeof last.at), end.x), y: end.y });
  const thinned = thinnedSteps(held);
  const filled = area<Point | null>(
    (p) => p?.x ?? 0,
    plot.bottom,
    (p) => p?.y ?? 0,
  )
    .defined((p) => p !== null)
    .curve(curveStepAfter)
    .digits(1);
  return {
    kind,
    d: steps(thinned) ?? '',
    area: kind === 'inFlight' ? (filled(thinned) ?? '') : null,
  };
}

/** What lies far beyond the plot is cut off there, so that no path has numbers that browsers cannot draw. */
const clamped = (y: number, { top, bottom }: Plot): number =>
  Math.min(Math.max(y, top - 1000), bottom + 1000);

function barsOf(spans: readonly (PointMark & { readonly kind: SpanKind })[]) {
  const byKind = new Map<SpanKind, BarSpan[]>();
  for (const { kind, x, high, low } of spans) {
    if (kind === 'ack') continue;
    const bars = byKind.get(kind) ?? [];
    bars.push({ x, ...visible(kind, high, low) });
    byKind.set(kind, bars);
  }
  return [...byKind].map(([kind, bars]) => ({
    kind,
    d: thinnedBars(bars)
      .map(({ x, high, low }) => barPath(kind, tenth(x), tenth(low), tenth(high)))
      .join(''),
  }));
}

/** A bar of a single octet is seen too, and two that stand one on the other are two. */
function visible(kind: SpanKind, high: number, low: number): Omit<BarSpan, 'x'> {
  if (kind === 'duplicateAck') return { high: low, low };
  if (low - high < 2) return { high: low - 2, low };
  return low - high > 6 ? { high: high + 1, low } : { high, low };
}

const tenth = (n: number): number => Math.round(n * 10) / 10;

function signsOf(places: readonly PointMark[]): SignMark[] {
  const signs = places.flatMap(({ point: { span, step }, x, high, low }): SignMark[] => {
    if (span === null) return [];
    const { kind, control, lost, needless } = span;
    if (signOf(kind) === null && control === null && !lost) return [];
    return [{ kind, control, lost, needless, x, y: high, middle: (high + low) / 2, step }];
  });
  return oneInEach(signs, CELL);
}
