/** What is in sight of a long run: the whole diagram's marks, cut to the window. */
import { describe, expect, test } from 'vitest';
import { foldOf } from '../../src/trace/fold/index.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { segmentBeside } from '../../src/views/ladder/beside.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { inSight, segmentsOf, stretchSeen } from '../../src/views/ladder/sight.ts';
import { REACH } from '../../src/views/ladder/slant.ts';
import { marksToShow, timelineMarks } from '../../src/views/playback/marks.ts';
import { words } from '../../src/words/en/index.ts';

const trace = simulate({
  ...scenarioById('open-data-close'),
  client: {
    iss: [100],
    reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 900_000 }],
  },
  link: { delayUs: 50_000, jitterUs: 4000, loss: 0.03, seed: 4 },
});
const fold = foldOf(trace);
const layout = () =>
  layoutLadder(trace, {
    ...{ width: 760, height: 600, fold, words: words.interface.ladder },
    number: (_side, n) => String(n),
  });
const marks = layout();

describe.each([0, 0.21, 0.5, 0.77, 1])('at %d of a long run', (part) => {
  const seen = stretchSeen(marks, marks.height * part, 600)!;
  const { top, bottom } = seen;
  const drawn = inSight(marks, seen);

  test('all that reaches into the window is drawn, in its order', () => {
    const touches = (from: number, to: number) => from <= bottom && to >= top;
    const arrows = marks.arrows.filter(({ start, end }) => touches(start.y, end.y));
    expect(drawn.arrows.filter(({ start, end }) => touches(start.y, end.y))).toEqual(arrows);
    expect(drawn.tags).toEqual(marks.tags.filter(({ box }) => touches(box.y, box.y + box.height)));
    const brackets = marks.brackets.filter((mark) => touches(mark.top, mark.bottom));
    expect(drawn.brackets).toEqual(expect.arrayContaining(brackets));
    expect(drawn.breaks).toEqual(marks.breaks.filter((mark) => touches(mark.top, mark.bottom)));
    expect(drawn.rails.map(({ state }) => state)).toEqual(
      marks.rails.filter(({ y, height }) => touches(y, y + height)).map(({ state }) => state),
    );
  });

  test('it is a small part of all, and is not another one for some scrolling', () => {
    expect(drawn.arrows.length).toBeLessThan(200);
    expect(stretchSeen(marks, top + 300 + 1, 200)!.top).toBe(top);
  });

  test('labels come out the same whatever was looked at before', () => {
    const other = layout();
    const alone = inSight(other, seen).arrows.map(({ labels }) => labels);
    expect(alone).toEqual(drawn.arrows.map(({ labels }) => labels));
  });
});

test('a short run is drawn as a whole', () => {
  const short = simulate(scenarioById('open-data-close'));
  const all = layoutLadder(short, {
    ...{ width: 760, height: 600, fold: foldOf(short), words: words.interface.ladder },
    number: (_side, n) => String(n),
  });
  expect(stretchSeen(all, 0, 600)).toBeNull();
  expect(inSight(all, null)).toBe(all);
});

test('every segment has its neighbours, from the first to the last', () => {
  const order = segmentsOf(marks.arrows);
  expect(order.map(({ flight }) => flight).toSorted((a, b) => a - b)).toEqual(
    trace.flights.map(({ index }) => index),
  );
  order.forEach(({ flight }, i) => {
    expect(segmentBeside(marks.arrows, flight, 1)).toBe(order[i + 1]);
    expect(segmentBeside(marks.arrows, flight, -1)).toBe(order[i - 1]);
  });
});

test('the timeline has as many marks as can be told apart, and all lost segments’ places', () => {
  const all = timelineMarks(trace, fold);
  const shown = marksToShow(all);
  expect(all.length).toBeGreaterThan(1000);
  expect(shown.length).toBeLessThan(2500);
  const placesOf = (list: typeof shown) =>
    new Set(list.filter(({ kind }) => kind === 'lost').map(({ x }) => Math.floor(x * 500)));
  expect(placesOf(shown)).toEqual(placesOf(all));
});

test('of a crowd that runs through from far above to far below, only lines are drawn', () => {
  // A window of 4,096 segments leaves at one moment, each with a second copy.
  const burst = simulate({
    ...scenarioById('open-data-close'),
    settings: { mss: 16, initialWindow: 65_535 },
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: 0, call: 'send', bytes: 65_535 }],
    },
    link: { delayUs: 50_000, duplication: 1 },
  });
  const crowded = layoutLadder(burst, {
    ...{ width: 760, height: 600, fold: foldOf(burst), words: words.interface.ladder },
    number: (_side, n) => String(n),
  });
  for (const part of [0, 0.3, 0.6, 1]) {
    const seen = stretchSeen(crowded, crowded.height * part, 600)!;
    const { arrows, passing } = inSight(crowded, seen);
    expect(arrows.length).toBeLessThan(300);
    const drawn = new Set(arrows.map(({ key }) => key));
    const lines = new Set(passing.map(({ key }) => key));
    for (const { key, start, end } of crowded.arrows) {
      const begins = start.y >= seen.top && start.y <= seen.bottom;
      const passes = start.y < seen.top - REACH && end.y > seen.bottom + REACH;
      if (begins || passes)
        expect([key, drawn.has(key), lines.has(key)]).toEqual([key, begins, passes]);
    }
  }
  expect(
    inSight(crowded, stretchSeen(crowded, crowded.height * 0.5, 600)).passing.length,
  ).toBeGreaterThan(1000);
});
