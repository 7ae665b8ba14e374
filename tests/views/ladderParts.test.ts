/** The small pure parts of the ladder: collisions, widths of text, the clock's place, following, names in words. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { words } from '../../src/words/en/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { cross, lineShape, shapeOf, touch, turnedBox } from '../../src/views/ladder/collide.ts';
import { headOf } from '../../src/views/ladder/arrowHead.ts';
import { follow, isInView } from '../../src/views/ladder/follow.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import { knownAt, listOf } from '../../src/views/ladder/list.ts';
import { segmentName } from '../../src/views/ladder/names.ts';
import { noteFor } from '../../src/views/ladder/notes.ts';
import type { NumberFormat } from '../../src/views/ladder/options.ts';
import { phaseOf } from '../../src/views/ladder/phase.ts';
import { clockBox, dotsAt, endsWithoutClock, lineAt } from '../../src/views/ladder/playhead.ts';
import { nameAt, visibleHeight } from '../../src/views/ladder/railNow.ts';
import { ringOf } from '../../src/views/ladder/ring.ts';
import { linesOf, textWidth } from '../../src/views/ladder/text.ts';
import { handTraces, lastAckLost } from './handTraces.ts';

const number: NumberFormat = (_side, seq) => String(seq);
const fold = foldOf(lastAckLost);
const ladder = words.interface.ladder;
const marks = layoutLadder(lastAckLost, { width: 720, height: 600, fold, number, words: ladder });
const measures = measuresFor(720);

describe('collisions', () => {
  const box = shapeOf({ x: 0, y: 0, width: 10, height: 10 });

  test('boxes side by side do not touch, unless they should keep a distance', () => {
    const beside = shapeOf({ x: 11, y: 0, width: 10, height: 10 });
    expect(touch(box, beside)).toBe(false);
    expect(touch(box, beside, 2)).toBe(true);
  });

  test('a turned box reaches further than an upright one', () => {
    const square = { x: 17, y: 5 };
    expect(touch(box, turnedBox(square, 10, 10, 0))).toBe(false);
    expect(touch(box, turnedBox(square, 10, 10, Math.PI / 4))).toBe(true);
  });

  test('a line touches a box it passes through, not one it passes by', () => {
    expect(touch(box, lineShape({ x: -5, y: 5 }, { x: 15, y: 6 }))).toBe(true);
    expect(touch(box, lineShape({ x: -5, y: 8 }, { x: 2, y: 16 }))).toBe(false);
  });

  test('it does not matter which of two is asked about', () => {
    const point = fc.record({
      x: fc.integer({ min: -20, max: 20 }),
      y: fc.integer({ min: -20, max: 20 }),
    });
    const shape = fc.tuple(point, fc.double({ min: 0, max: 3, noNaN: true }));
    fc.assert(
      fc.property(shape, shape, ([a, turnA], [b, turnB]) => {
        const [first, second] = [turnedBox(a, 12, 5, turnA), turnedBox(b, 8, 8, turnB)];
        expect(touch(first, second)).toBe(touch(second, first));
      }),
    );
  });

  test('lines cross in their midst, not at their ends', () => {
    const down = lineShape({ x: 0, y: 0 }, { x: 100, y: 50 });
    expect(cross(down, lineShape({ x: 100, y: 0 }, { x: 0, y: 50 }))).toBe(true);
    expect(cross(down, lineShape({ x: 100, y: 50 }, { x: 0, y: 100 }))).toBe(false);
    expect(cross(down, lineShape({ x: 0, y: 20 }, { x: 100, y: 70 }))).toBe(false);
  });
});

describe('text', () => {
  test('characters are equally wide, Chinese ones a full em', () => {
    expect(textWidth('SYN', 10)).toBeCloseTo(18.06);
    expect(textWidth('重传', 10)).toBe(20);
  });

  test('lines break at spaces, and a long word stands alone', () => {
    expect(linesOf('2MSL 240\u00a0s, restarted', 70, 11)).toEqual([
      '2MSL',
      '240\u00a0s,',
      'restarted',
    ]);
    expect(linesOf('RTO 1\u00a0s', 70, 11)).toEqual(['RTO 1\u00a0s']);
    expect(linesOf('incomprehensibilities', 20, 11)).toEqual(['incomprehensibilities']);
  });
});

describe('a note beside a bracket', () => {
  const context = {
    width: 720,
    height: 600,
    fold,
    number,
    words: ladder,
    measures,
    yOf: (y: number) => y,
    bottom: 600,
  };
  const room = { side: 'server', top: 100, bottom: 200, context } as const;

  test('stands at its middle', () => {
    expect(noteFor('RTO 1 s', { ...room, occupied: [] })).toMatchObject({
      y: 150,
      anchor: 'start',
    });
  });

  test('makes way for what stands there already, and gives up where all is taken', () => {
    const tag = { x: 0, y: 140, width: 50, height: 18 };
    const note = noteFor('RTO 1 s', { ...room, occupied: [tag] })!;
    expect(touch(shapeOf(note.box), shapeOf({ ...tag, x: note.box.x }))).toBe(false);
    const all = { x: 0, y: 90, width: 50, height: 120 };
    expect(noteFor('RTO 1 s', { ...room, occupied: [all] })).toBeNull();
  });

  test('on a phone it runs along the bracket, if that is long enough', () => {
    const phone = { ...room, context: { ...context, measures: measuresFor(360) }, occupied: [] };
    expect(noteFor('RTO 1 s', phone)).toMatchObject({ turned: true, y: 150 });
    expect(noteFor('FIN_WAIT_2 limit 60 s', phone)).toBeNull();
  });
});

describe('the playhead', () => {
  const arrow = marks.arrows[0]!;

  test('a segment under way is where its line meets the playhead', () => {
    const y = (arrow.start.y + arrow.end.y) / 2;
    expect(dotsAt(marks.arrows, y)).toEqual([
      { key: '0.0', arrow, x: (arrow.start.x + arrow.end.x) / 2, y },
    ]);
  });

  test('it is there when it has just left, and gone when it arrives', () => {
    expect(dotsAt([arrow], arrow.start.y)).toHaveLength(1);
    expect(dotsAt([arrow], arrow.end.y)).toEqual([]);
    expect(dotsAt([arrow], arrow.start.y - 1)).toEqual([]);
  });

  test('the clock never covers a word beside the rails', () => {
    const beside = [
      ...marks.tags.map(({ box }) => box),
      ...marks.brackets.map(({ text }) => text!.box),
    ];
    for (let y = 0; y < marks.end.line; y += 1.5) {
      const box = shapeOf(clockBox(y, '4:02.281', marks, measures));
      for (const other of beside) expect(touch(box, shapeOf(other))).toBe(false);
    }
  });

  test('its line does not run through the words that are turned on a phone', () => {
    const [left, right] = endsWithoutClock(measuresFor(390));
    const size = { width: 390, height: 600 };
    const { brackets } = layoutLadder(lastAckLost, { ...size, fold, number, words: ladder });
    const turned = brackets.flatMap(({ text }) => (text?.turned ? [text.box] : []));
    expect(turned).not.toEqual([]);
    for (const { x, width } of turned) expect(x + width <= left || x >= right).toBe(true);
    expect(endsWithoutClock(measures)).toEqual([0, 720]);
  });

  test('its line leaves out the names of states', () => {
    const rail = marks.rails[2]!;
    const [first, second] = lineAt(rail.name.at[0]!.y, [rail], [0, 720]);
    expect(first).toEqual([0, rail.x - 3]);
    expect(second).toEqual([rail.x + rail.width + 3, 720]);
    expect(lineAt(rail.y + 1, [{ ...rail, height: 90 }], [0, 720])).toEqual([[0, 720]]);
  });
});

describe('when nothing ahead is shown', () => {
  const rail = { ...marks.rails[1]!, y: 100, height: 200 };
  const tall = { ...rail, name: { ...rail.name, at: [{ x: 50, y: 200 }] } };

  test('a state shows as far as it has come, at least so that its name has room', () => {
    expect(visibleHeight(tall, 90)).toBe(0);
    expect(visibleHeight(tall, 100)).toBe(22);
    expect(visibleHeight(tall, 250)).toBe(150);
    expect(visibleHeight(tall, 900)).toBe(200);
  });

  test('its name stands in what is shown of it', () => {
    expect(nameAt(tall, 100)).toMatchObject({ text: 'SYN_SENT', at: [{ y: 111 }] });
    expect(nameAt(tall, 140)).toMatchObject({ text: 'SYN_SENT', at: [{ y: 120 }] });
    expect(nameAt(tall, 900)).toMatchObject({ text: 'SYN_SENT', at: [{ y: 200 }] });
  });

  test('on a phone it is short until there is room for all of it', () => {
    const narrow = { ...tall, name: { ...tall.name, upright: false, reach: 30 } };
    expect(nameAt(narrow, 120)).toMatchObject({ text: 'SS', upright: true, at: [{ y: 111 }] });
    expect(nameAt(narrow, 240)).toMatchObject({ text: 'SYN_SENT', upright: false });
  });
});

describe('following the playhead', () => {
  const view = { top: 100, height: 400 };

  test('nothing moves while the playhead is well in view', () => {
    expect(follow(250, 249, view, true)).toEqual({ on: true, scrollTo: null });
  });

  test('when it runs out of view the page goes along', () => {
    expect(follow(360, 359, view, true)).toEqual({ on: true, scrollTo: 360 - 0.62 * 400 });
  });

  test('a reader who scrolled away is left alone while it runs', () => {
    expect(follow(600, 599, view, false)).toEqual({ on: false, scrollTo: null });
    expect(follow(480, 479, view, false)).toEqual({ on: false, scrollTo: null });
  });

  test('until it comes by where the reader is', () => {
    expect(follow(200, 199, view, false)).toEqual({ on: true, scrollTo: null });
  });

  test('a step or a seek is followed wherever the reader is', () => {
    const { on, scrollTo } = follow(900, 600, view, false);
    expect(on).toBe(true);
    expect(isInView(900, { top: scrollTo!, height: 400 })).toBe(true);
  });
});

describe('arrow heads and rings', () => {
  test('a head rests on the lifeline; a lost segment has none', () => {
    for (const arrow of marks.arrows) expect(headOf(arrow) === null).toBe(arrow.ends !== 'arrives');
    expect(headOf(marks.arrows[0]!)!.neck.x).toBeLessThan(marks.arrows[0]!.end.x);
  });

  test('a ring holds the line and its label, on whichever side that is', () => {
    const [toTheRight, toTheLeft] = [marks.arrows[0]!, marks.arrows[1]!];
    expect(ringOf(toTheRight, 12).y).toBeLessThan(-14);
    const ring = ringOf(toTheLeft, 12);
    expect(ring.y + ring.height).toBeGreaterThan(14);
  });
});

describe('in words', () => {
  test('a segment is named by its sender, its numbers and its fate', () => {
    const lost = lastAckLost.flights.find(({ fate }) => fate === 'lost')!;
    const naming = { words, number, fate: true };
    expect(segmentName(lost, lastAckLost, naming)).toBe('client: ACK ack=302, lost');
    expect(segmentName(lost, lastAckLost, { ...naming, fate: false })).toBe('client: ACK ack=302');
    expect(segmentName(lastAckLost.flights.at(-2)!, lastAckLost, naming)).toBe(
      'server: FIN+ACK seq=301 ack=102, retransmitted, RTO 1 s',
    );
  });

  test('the list has every segment, with its times', () => {
    const list = knownAt(listOf(lastAckLost, marks.arrows, { words, number }), Infinity);
    expect(list).toHaveLength(lastAckLost.flights.length);
    expect(list[0]!.text).toBe('client: SYN seq=100; sent at 0.000 s, arrives at 0.050 s');
    expect(list.find(({ text }) => text.includes('lost'))!.text).toContain('never arrives');
  });

  test('up to the playhead, it does not say what is to come', () => {
    const { start } = marks.arrows.find(({ ends }) => ends === 'lost')!;
    const list = knownAt(listOf(lastAckLost, marks.arrows, { words, number }), start.y + 1);
    expect(list.at(-1)!.text).toBe('client: ACK ack=302; sent at 1.250 s');
  });

  test('a segment from elsewhere is listed too', () => {
    const trace = handTraces.oddities;
    const { arrows } = layoutLadder(trace, {
      width: 720,
      height: 600,
      fold: foldOf(trace),
      number,
      words: ladder,
    });
    const texts = knownAt(listOf(trace, arrows, { words, number }), Infinity).map(
      ({ text }) => text,
    );
    expect(texts.at(-1)).toBe('client: RST seq=101 from elsewhere; arrives at 5.000 s');
    expect(texts).toHaveLength(trace.flights.length + 1);
  });
});

test('each state belongs to a phase', () => {
  expect(phaseOf('SYN_SENT')).toBe('opening');
  expect(phaseOf('LAST_ACK')).toBe('closing');
  expect(phaseOf('LISTEN')).toBe('closed');
});
