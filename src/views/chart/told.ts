/** Points and lines in words: labels of the axis upwards, values at a moment, a point as a sentence. */
import { advance, type Seq } from '../../../machines/tcp/sequence.ts';
import { clockText } from '../../words/clock.ts';
import { duration } from '../../words/duration.ts';
import type { Language, ViewWords } from '../../words/contract/index.ts';
import type { NumberStyle } from '../../words/sentences/telling.ts';
import { profileAt, type ConnectionTrace } from '../../trace/connection.ts';
import { endAfter } from '../../trace/moment.ts';
import type { Side } from '../../trace/side.ts';
import { valueAt, type Chart, type ChartName, type ChartPoint, type LineKind } from './charts.ts';

export interface ToldChart {
  readonly trace: ConnectionTrace;
  readonly side: Side;
  readonly number: NumberStyle;
  readonly words: ViewWords['chart'];
  readonly lang: Language;
}

const issOf = ({ trace, side }: ToldChart): number => trace.ends[side].iss.at(-1) ?? 0;

/** A number of the side's sequence space, as the page writes it. */
const sequenceText = (told: ToldChart, relative: number): string =>
  told.number(told.side, advance(issOf(told) as Seq, relative));

/** How the axis upwards is labelled. Its numbers are round in the style that the page writes them in. */
export function labelling(told: ToldChart, name: ChartName) {
  const { words, lang } = told;
  switch (name) {
    case 'sequence': {
      const iss = issOf(told);
      const isAbsolute = told.number(told.side, iss as Seq) === String(iss);
      return {
        base: isAbsolute ? iss : 0,
        label: (value: number) => sequenceText(told, value),
      };
    }
    case 'windows':
      return { base: 0, label: (value: number) => words.octets(value).replace(/ B$/, '') };
    case 'roundTrips':
      return { base: 0, label: (value: number) => duration(value, lang) };
  }
}

/** What a line stands at: where the stack counts segments, in these too. */
export function valueText(
  told: ToldChart,
  kind: LineKind,
  value: number,
  step: number | null,
): string {
  const { words, trace, side, lang } = told;
  if (kind === 'srtt' || kind === 'rto') return duration(value, lang);
  if (kind === 'acknowledged' || kind === 'windowEdge') return sequenceText(told, value);
  const octets = words.octets(value);
  const counts = profileAt(trace, side).initialWindowSegments !== null;
  const mss = step === null ? 0 : (endAfter(trace, side, step).tcb?.sndMss ?? 0);
  const isCounted = counts && kind !== 'sndWnd' && mss > 0 && value % mss === 0;
  return isCounted ? words.inSegments(octets, value / mss) : octets;
}

/** A point as a sentence: when, and what it is or what the numbers are then. */
export function pointText(told: ToldChart, chart: Chart, { at, step, span }: ChartPoint): string {
  const { words } = told;
  const what = span
    ? words.span({
        ...span,
        first: sequenceText(told, span.from),
        last: sequenceText(told, Math.max(span.to - 1, span.from)),
        octets: span.to - span.from,
      })
    : words.values(valuesAt(told, chart, step));
  return words.at(clockText(at), what);
}

function valuesAt(told: ToldChart, chart: Chart, step: number) {
  const { words, lang } = told;
  const rtt = chart.dots.find((sample) => sample.step === step)?.value ?? null;
  return [
    ...(rtt === null ? [] : [{ name: words.marks.rtt, value: duration(rtt, lang) }]),
    ...[...chart.lines].reverse().flatMap(({ kind, samples }) => {
      const value = valueAt(samples, step);
      if (value === null) return [];
      return [{ name: words.lines[kind], value: valueText(told, kind, value, step) }];
    }),
  ];
}
