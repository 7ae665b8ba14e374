/** All charts of a side with their legends, in a width: what the page and a picture of it draw alike. */
import type { TimeAxis } from './axis.ts';
import { happened, valueAt, type Chart, type ChartLine } from './charts.ts';
import { gutterFor, layoutChart, type ChartMarks, type ChartView } from './layout.ts';
import { flowLegend, legendOf, type LegendKey, type LegendMarks } from './legend.ts';
import { labelling, valueText, type ToldChart } from './told.ts';
import { duration } from '../../words/duration.ts';

export interface Composing {
  readonly charts: readonly Chart[];
  readonly axis: TimeAxis;
  readonly view: ChartView;
  readonly width: number;
  readonly upTo: number | null;
  readonly told: ToldChart;
}

export function marksOfAll({ charts, axis, view, width, upTo, told }: Composing): ChartMarks[] {
  const labels = (name: Chart['name']) => labelling(told, name);
  const gutter = gutterFor(charts, { axis, view, width, upTo }, labels);
  // Among the ticks, how long a break lasts is no time of the clock.
  const lasts = (us: number) => `… ${duration(us, told.lang)} …`;
  return charts.map((chart) =>
    layoutChart(chart, { axis, view, width, gutter, upTo, lasts, ...labels(chart.name) }),
  );
}

/** The terms of a chart, each with the longest value that it can have. */
export function termsOf(chart: Chart, upTo: number | null, told: ToldChart) {
  const { words } = told;
  return legendOf(chart, upTo).map((key) => ({ key, ...termOf(key, chart, told, words) }));
}

function termOf(key: LegendKey, chart: Chart, told: ToldChart, words: ToldChart['words']) {
  switch (key.of) {
    case 'span':
      return { term: words.spans[key.kind], widest: '' };
    case 'mark':
      return { term: words.marks[key.kind], widest: '' };
    case 'line': {
      const samples = chart.lines.find(({ kind }) => kind === key.kind)?.samples ?? [];
      const widest = widestOf(key.kind, samples, told);
      return {
        term: words.lines[key.kind],
        widest: MAY_BE_ABOVE.has(key.kind) ? words.above(widest) : widest,
      };
    }
  }
}

/** Lines that do not set how far a chart reaches. */
const MAY_BE_ABOVE: ReadonlySet<string> = new Set(['windowEdge', 'sndWnd', 'ssthresh']);

/** So many values are looked at. */
const ENOUGH = 200;

function widestOf(kind: ChartLine['kind'], samples: ChartLine['samples'], told: ToldChart): string {
  const every = Math.ceil(samples.length / ENOUGH);
  return samples
    .filter((_, i) => i % every === 0)
    .map(({ value, step }) => (value === null ? '' : valueText(told, kind, value, step)))
    .reduce((widest, text) => (text.length > widest.length ? text : widest), '');
}

/** The legend with the values of a moment; `step` null: without. */
export function legendAt(
  terms: ReturnType<typeof termsOf>,
  { chart, marks, told, step }: LegendOptions,
): LegendMarks {
  const items = terms.map((item) => {
    const value = step === null ? '' : lineText(item.key, { chart, marks, told, step });
    return { ...item, value, widest: step === null ? '' : item.widest };
  });
  return flowLegend(items, { left: 0, width: marks.width });
}

interface LegendOptions {
  readonly chart: Chart;
  readonly marks: ChartMarks;
  readonly told: ToldChart;
  readonly step: number | null;
}

function lineText(key: LegendKey, { chart, marks, told, step }: LegendOptions): string {
  if (key.of !== 'line' || step === null) return '';
  const samples = chart.lines.find(({ kind }) => kind === key.kind)?.samples ?? [];
  const value = valueAt(samples, step);
  const last = samples[happened(samples, step) - 1];
  if (value === null || last === undefined) return '';
  const text = valueText(told, key.kind, value, step);
  const { high } = marks.placeOf({ ...last, from: value, to: value, flight: null, span: null });
  return high < marks.plot.top - 1 ? told.words.above(text) : text;
}
