/** The legend of a chart: a term for each shape that occurs, flowing in rows. */
import { textWidth } from '../ladder/text.ts';
import { happened, type Chart, type LineKind } from './charts.ts';
import type { SpanKind } from './shapes.ts';
import { SIZE } from './sizes.ts';

/** Of what a term is said. */
export type LegendKey =
  | { readonly of: 'line'; readonly kind: LineKind }
  | { readonly of: 'span'; readonly kind: SpanKind }
  | { readonly of: 'mark'; readonly kind: MarkKind };

export type MarkKind = 'SYN' | 'FIN' | 'lost' | 'needless' | 'rtt';

const SPANS: readonly SpanKind[] = [
  ...(['first', 'rto', 'afterRto', 'fast', 'partial', 'sack', 'rescue'] as const),
  ...([
    'reordering',
    'reneged',
    'probe',
    'answer',
    'notTaken',
    'windowProbe',
    'keepAlive',
    'reset',
  ] as const),
  ...(['duplicateAck', 'sackBlock', 'dsackBlock'] as const),
];

/** The shapes that occur in a chart, as far as it has happened. */
export function legendOf(chart: Chart, upTo: number | null): LegendKey[] {
  const spans = chart.spans.slice(0, happened(chart.spans, upTo));
  const kinds = new Set<SpanKind | MarkKind>();
  for (const { kind, control, lost, needless } of spans) {
    // A first SYN or FIN without data is told by its pennant.
    kinds.add(kind);
    if (control) kinds.add(control);
    if (lost) kinds.add('lost');
    if (needless) kinds.add('needless');
  }
  const lines = chart.lines.filter(({ samples }) =>
    samples.slice(0, happened(samples, upTo)).some(({ value }) => value !== null),
  );
  const marks = (['SYN', 'FIN', 'lost', 'needless'] as const).filter((kind) => kinds.has(kind));
  const [first, ...others] = SPANS.filter((kind) => kinds.has(kind));
  const rtt = happened(chart.dots, upTo) > 0;
  return [
    ...(first ? [{ of: 'span', kind: first } as const] : []),
    ...marks.map((kind) => ({ of: 'mark', kind }) as const),
    ...others.map((kind) => ({ of: 'span', kind }) as const),
    ...(rtt ? [{ of: 'mark', kind: 'rtt' } as const] : []),
    ...[...lines].reverse().map(({ kind }) => ({ of: 'line', kind }) as const),
  ];
}

export interface LegendTerm {
  readonly key: LegendKey;
  readonly term: string;
  /** What the line stands at at the moment; room is kept for it. */
  readonly value: string;
  readonly x: number;
  /** The middle of its row. */
  readonly y: number;
}

export interface LegendMarks {
  readonly items: readonly LegendTerm[];
  readonly height: number;
}

const GAP = 16;

/** Items one after the other, in as many rows as they need. `widest`: the longest that the value can be. */
export function flowLegend(
  items: readonly {
    readonly key: LegendKey;
    readonly term: string;
    readonly value: string;
    readonly widest: string;
  }[],
  { left, width }: { readonly left: number; readonly width: number },
): LegendMarks {
  let [x, row] = [left, 0];
  const wide = (text: string) => SIZE.swatch + textWidth(text, SIZE.text);
  const placed = items.map(({ key, term, value: now, widest }): LegendTerm => {
    // Where both have no room, the term has.
    const hasRoom = widest !== '' && wide(`${term} ${widest}`) <= width;
    const value = hasRoom ? now : '';
    const needs = wide(hasRoom ? `${term} ${widest}` : term);
    if (x > left && x + needs > left + width) [x, row] = [left, row + 1];
    const item = { key, term, value, x, y: row * SIZE.legendRow + SIZE.legendRow / 2 };
    x += needs + GAP;
    return item;
  });
  return { items: placed, height: items.length === 0 ? 0 : (row + 1) * SIZE.legendRow };
}
