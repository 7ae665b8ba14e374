/** The charts as numbers: the axis of time, what is in sight and how it is thinned, what is picked, the legend. */
import { describe, expect, test } from 'vitest';
import { ms, time } from '../../machines/tcp/time.ts';
import { lost, scenario } from '../../src/scenarios/base.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { textWidth } from '../../src/views/ladder/text.ts';
import { timeAxisOf } from '../../src/views/chart/axis.ts';
import { chartsOf } from '../../src/views/chart/charts.ts';
import { legendAt, marksOfAll, termsOf } from '../../src/views/chart/composed.ts';
import { WHOLE, type ChartView } from '../../src/views/chart/layout.ts';
import { litIn, pointNear } from '../../src/views/chart/pick.ts';
import { SIZE } from '../../src/views/chart/sizes.ts';
import { following, zoomed } from '../../src/views/chart/state.ts';
import { thinnedSteps } from '../../src/views/chart/thin.ts';
import { loadChunk } from '../../src/words/lexicon.ts';
import type { Language } from '../../src/words/contract/index.ts';
import { asOnTheWire } from '../../src/words/sentences/telling.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';

const WORDS = {
  en: (await loadChunk('views', 'en')).chart,
  'zh-CN': (await loadChunk('views', 'zh-CN')).chart,
};

const bulk = (segments: number) =>
  simulate(
    scenario('bulk', {
      profile: 'linux',
      client: {
        iss: [100],
        reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: segments * 1448 }],
      },
      server: { iss: [300] },
      faults: [lost('client', 'DATA', [3, 9])],
    }),
  );

interface Options {
  readonly width?: number;
  readonly view?: ChartView;
  readonly lang?: Language;
  readonly upTo?: number | null;
}

function drawn(
  trace: ConnectionTrace,
  { width = 560, view = WHOLE, lang = 'en', upTo = null }: Options = {},
) {
  const axis = timeAxisOf(trace);
  const charts = chartsOf(trace, 'client');
  const told = { trace, side: 'client', number: asOnTheWire, words: WORDS[lang], lang } as const;
  const marks = marksOfAll({ charts, axis, view, width, upTo, told });
  const step = upTo ?? trace.steps.length - 1;
  const legends = charts.map((chart, i) =>
    legendAt(termsOf(chart, upTo, told), { chart, marks: marks[i]!, told, step }),
  );
  return { axis, charts, marks, legends, told };
}

describe('the axis of time', () => {
  test('is to scale but for the wait in TIME_WAIT, which takes a tenth', () => {
    const axis = timeAxisOf(simulate(scenarioById('last-ack-lost')));
    expect(axis.breaks).toHaveLength(1);
    expect(axis.breaks[0]!.placeTo - axis.breaks[0]!.placeFrom).toBeCloseTo(0.1);
    const [a, b, c] = [ms(100), ms(300), ms(500)].map((us) => axis.place(time(us)));
    expect(c! - b!).toBeCloseTo(b! - a!);
  });

  test('exponential backoff stays to scale: each wait is twice as wide as the last', () => {
    // RFC 6298, 5.5.
    const trace = simulate(scenarioById('syn-lost-until-give-up'));
    expect(timeAxisOf(trace).breaks).toEqual([]);
  });

  test('places and times are the same thing, whatever happens', () => {
    for (const id of ['last-ack-lost', 'keep-alive-finds-dead-peer', 'refused'] as const) {
      const trace = simulate(scenarioById(id));
      const { place, time: timeOf } = timeAxisOf(trace);
      for (const { at } of trace.steps) expect(Math.abs(timeOf(place(at)) - at)).toBeLessThan(2);
    }
  });
});

describe.each(['en', 'zh-CN'] as const)('in %s, from 280 to 1000 pixels', (lang) => {
  test.each([280, 360, 560, 1000])('%i: no label overlaps another, none is cut off', (width) => {
    for (const trace of [simulate(scenarioById('last-ack-lost')), bulk(40)]) {
      const { marks, legends } = drawn(trace, { width, lang });
      marks.forEach((chart, i) => {
        const wide = (text: string) => textWidth(text, SIZE.text);
        const labels = [
          ...chart.times.map(({ at, text }) => ({ at, text })),
          ...chart.breaks.flatMap(({ from, to, text }) =>
            text === null ? [] : [{ at: (from + to) / 2, text }],
          ),
        ]
          .map(({ at, text }) => ({ from: at - wide(text) / 2, to: at + wide(text) / 2 }))
          .sort((a, b) => a.from - b.from);
        labels.forEach((label, j) => {
          expect(label.from).toBeGreaterThanOrEqual(Math.max(labels[j - 1]?.to ?? 0, 0));
          expect(label.to).toBeLessThanOrEqual(width);
        });
        expect(chart.times.length).toBeGreaterThan(1);
        for (const { text } of chart.values)
          expect(wide(text)).toBeLessThanOrEqual(chart.plot.left - SIZE.labelGap);
        const items = legends[i]!.items;
        items.forEach(({ x, y, term, value }, j) => {
          const end = x + SIZE.swatch + wide(value === '' ? term : `${term} ${value}`);
          expect(end).toBeLessThanOrEqual(width);
          const next = items[j + 1];
          if (next?.y === y) expect(end).toBeLessThan(next.x);
        });
      });
    }
  });
});

describe('what is drawn', () => {
  const trace = bulk(20);

  test('a legend of those shapes alone that occur, as far as it has happened', () => {
    const terms = (upTo: number | null) =>
      drawn(trace, { upTo }).legends[0]!.items.map(({ key }) => key.kind);
    expect(terms(null)).toEqual([
      ...['first', 'SYN', 'lost', 'sack', 'duplicateAck', 'sackBlock'],
      ...['acknowledged', 'windowEdge'],
    ]);
    expect(terms(1)).toEqual(['first', 'SYN', 'acknowledged']);
  });

  test('where the pointer is at a bar, its segment is meant, and lights up in all charts', () => {
    const { marks, axis, charts } = drawn(trace);
    const wanted = charts[0]!.points.find(({ span }) => span?.kind === 'sack')!;
    const place = marks[0]!.placeOf(wanted);
    const found = pointNear(marks[0]!, axis, { x: place.x, y: (place.high + place.low) / 2 });
    expect(trace.flights[found!.flight!]?.reason).toBe('sackAgain');
    expect(pointNear(marks[0]!, axis, { x: place.x + 40, y: place.high })).toBeNull();
    expect(litIn(marks[0]!, found!.flight, null)).toHaveLength(1);
  });

  test('zoomed, only what is in sight, as high as there is room', () => {
    const { axis } = drawn(trace);
    const loss = chartsOf(trace, 'client')[0]!.spans.find(({ lost }) => lost)!;
    const view: ChartView = zoomed(WHOLE, 16, axis.place(loss.at));
    const { marks } = drawn(trace, { view });
    expect(marks[0]!.points.length).toBeLessThan(drawn(trace).marks[0]!.points.length / 2);
    expect(marks[0]!.points.some(({ span }) => span === loss)).toBe(true);
    expect(following(view, 1)).not.toBe(view);
    expect(zoomed(view, 1 / 100, 0.5)).toBe(WHOLE);
  });

  test('a long run is drawn with no more than the pixels can show', () => {
    const long = bulk(700);
    const { marks } = drawn(long, { width: 320 });
    expect(long.flights.length).toBeGreaterThan(1000);
    const letters = marks.flatMap(({ lines, bars }) =>
      [...lines, ...bars].map(({ d }) => d.length),
    );
    expect(Math.max(...letters)).toBeLessThan(12_000);
  });

  test('a step line keeps what stands out in a column', () => {
    const points = [0, 5, 9, 1, 4].map((y, i) => ({ x: 10 + i / 10, y }));
    expect(thinnedSteps([...points, null, { x: 20, y: 3 }]).map((p) => p?.y)).toEqual([
      ...[0, 9, 4],
      ...[undefined, 3],
    ]);
  });
});
