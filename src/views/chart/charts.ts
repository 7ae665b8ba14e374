/** The three charts of a side as numbers, whatever their size: what is drawn, and which points a reader can go to. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { countFirst } from '../../trace/lookup.ts';
import { oncePerSide } from '../../trace/oncePerSide.ts';
import { seriesOf, type Sample, type SeriesName } from '../../trace/series.ts';
import type { Side } from '../../trace/side.ts';
import { timeSequenceOf, type SequenceSpan } from '../../trace/timeSequence.ts';

export const CHARTS = ['sequence', 'windows', 'roundTrips'] as const;
export type ChartName = (typeof CHARTS)[number];

export type LineKind = Exclude<SeriesName, 'rtt'>;

/** What an end keeps for itself alone: no packet tells it. */
export const KEPT: ReadonlySet<LineKind> = new Set(['cwnd', 'ssthresh', 'srtt', 'rto']);

export interface ChartLine {
  readonly kind: LineKind;
  readonly samples: readonly Sample[];
}

/** Something that can be picked: where it lies in the chart, and the segment and the step that it belongs to. */
export interface ChartPoint {
  readonly at: Time;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly flight: number | null;
  /** What it is in the time-sequence graph; null in the other charts: numbers that have changed. */
  readonly span: SequenceSpan | null;
}

export interface Chart {
  readonly name: ChartName;
  readonly lines: readonly ChartLine[];
  /** Of the time-sequence graph. */
  readonly spans: readonly SequenceSpan[];
  /** Samples that hold for their instant alone. */
  readonly dots: readonly Sample[];
  /** In order of time. */
  readonly points: readonly ChartPoint[];
}

const LINES: Readonly<Record<ChartName, readonly LineKind[]>> = {
  sequence: ['windowEdge', 'acknowledged'],
  windows: ['inFlight', 'sndWnd', 'ssthresh', 'cwnd'],
  roundTrips: ['rto', 'srtt'],
};

export const chartsOf: (trace: ConnectionTrace, side: Side) => readonly Chart[] = oncePerSide(
  (trace, side) => CHARTS.map((name) => chartOf(trace, side, name)),
);

function chartOf(trace: ConnectionTrace, side: Side, name: ChartName): Chart {
  const lines = LINES[name].map((kind) => ({ kind, samples: seriesOf(trace, side, kind) }));
  const spans = name === 'sequence' ? timeSequenceOf(trace, side) : [];
  const dots = name === 'roundTrips' ? seriesOf(trace, side, 'rtt') : [];
  const points =
    name === 'sequence'
      ? spans.map((span) => ({ ...span, span }))
      : changesOf(trace, [...lines.map(({ samples }) => samples), dots]);
  return { name, lines, spans, dots, points };
}

/** A point for each step that changes a number, as high as the last of those in order that it changes. */
function changesOf(
  trace: ConnectionTrace,
  series: readonly (readonly Sample[])[],
): readonly ChartPoint[] {
  const found = new Map<number, ChartPoint>();
  for (const samples of series)
    for (const { at, value, step } of samples) {
      if (value === null) continue;
      found.set(step, {
        ...{ at, from: value, to: value, step, span: null },
        flight: flightOfStep(trace, step),
      });
    }
  return [...found.values()].sort((a, b) => a.step - b.step);
}

/** The segment that a step is about: the one that arrives, or else the first that leaves. */
function flightOfStep({ steps }: ConnectionTrace, index: number): number | null {
  const step = steps[index];
  if (step?.cause.kind === 'segment') return step.cause.flight;
  return step?.sent[0] ?? null;
}

/** What a line stands at once a step has happened; null: nowhere. */
export const valueAt = (samples: readonly Sample[], step: number): number | null =>
  samples[countFirst(samples, (sample) => sample.step <= step) - 1]?.value ?? null;

/** How many of the items (samples, spans, points) have happened by a step; all of them, where nothing is hidden. */
export const happened = (items: readonly { readonly step: number }[], upTo: number | null) =>
  upTo === null ? items.length : countFirst(items, ({ step }) => step <= upTo);
