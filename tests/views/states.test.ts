/** The state diagram: its figure against the chart, its two layouts, and where both ends are at a moment. */
import { describe, expect, test } from 'vitest';
import { ARCS } from '../../machines/tcp/arrows.ts';
import { ruleSource } from '../../machines/tcp/rules.ts';
import type { State } from '../../machines/tcp/states.ts';
import { loadChunk } from '../../src/words/lexicon.ts';
import { viewWords as english } from '../../src/words/en/views/index.ts';
import { viewWords as chinese } from '../../src/words/zh/views/index.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { frameAt } from '../../src/trace/moment.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { profileAt, type ConnectionTrace } from '../../src/trace/connection.ts';
import { time } from '../../machines/tcp/time.ts';
import { textWidth } from '../../src/views/ladder/text.ts';
import { figureFor, topFor } from '../../src/views/states/choose.ts';
import {
  boxAfter,
  endsOf,
  FIGURE_KEYS,
  keyOf,
  pointAlong,
  ARROW_RULES,
  type BoxName,
  type Figure,
} from '../../src/views/states/figure.ts';
import type { Point } from '../../src/views/point.ts';
import { boxOf, labelOf } from '../../src/views/states/labels.ts';
import { byArrow, nextFrom, tokensAt, walksOf } from '../../src/views/states/layout.ts';
import { causedBy, lightsOfWalks } from '../../src/views/states/sync.ts';
import { TALL } from '../../src/views/states/tall.ts';
import { ringsOf } from '../../src/views/states/timers.ts';
import { WIDE } from '../../src/views/states/wide.ts';
import { stepsWithEnds } from '../traceParts.ts';

describe('the figure', () => {
  test('draws arrows of the chart alone', () => {
    expect(ARCS.map(keyOf)).toEqual(expect.arrayContaining([...FIGURE_KEYS]));
  });

  test('leaves out only what figure 5 leaves out', () => {
    // A close with data unread (3.6.1, SHLD-3), and a SYN that reopens (MAY-2), ours or the peer's.
    const left = ARCS.map(keyOf).filter((key) => !FIGURE_KEYS.some((drawn) => drawn === key));
    expect(left).toEqual([
      'ESTABLISHED>CLOSED',
      'FIN_WAIT_1>CLOSED',
      'FIN_WAIT_2>CLOSED',
      'CLOSE_WAIT>CLOSED',
      'TIME_WAIT>SYN_SENT',
      'TIME_WAIT>SYN_RCVD',
    ]);
  });

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])('has an event at every arrow in %s', (_, { states }) => {
    expect(Object.keys(states.arrows).sort()).toEqual([...FIGURE_KEYS].sort());
    for (const { event } of Object.values(states.arrows)) expect(event).not.toBe('');
  });

  test('names for each arrow a rule that is worth a sentence', () => {
    expect(Object.values(ARROW_RULES).every((rule) => ruleSource(rule).rank === 3)).toBe(true);
  });

  test('stands upright where it is narrow, and where its letters come out larger so', () => {
    expect(figureFor(390, 330).name).toBe('tall');
    expect(figureFor(765, 420).name).toBe('wide');
    expect(figureFor(620, 900).name).toBe('tall');
    // A phone on its side is low, not wide.
    expect(figureFor(500, 200).name).toBe('tall');
  });

  test('is scrolled to where an end has come to, and not where all is in sight', () => {
    const phone = { top: 0, width: 390, height: 250 };
    expect(topFor('CLOSED', TALL, phone)).toBe(0);
    const top = topFor('TIME_WAIT', TALL, phone);
    const { y } = TALL.boxes.TIME_WAIT;
    expect(y).toBeGreaterThan(top);
    expect(y).toBeLessThan(top + phone.height);
    expect(topFor('TIME_WAIT', TALL, { top: 0, width: 620, height: 900 })).toBe(0);
  });
});

describe.each([WIDE, TALL])('laid out $name', (figure) => {
  const boxes = Object.values(figure.boxes).map((middle) => around(middle, figure.box));
  const labels = (states: typeof english.states) =>
    FIGURE_KEYS.flatMap((key) =>
      labelOf(key, states.arrows[key], figure).map((line) => ({
        key,
        box: boxOf(line, figure.size.label),
      })),
    );

  test('has the arrows of the figure, no more and no fewer', () => {
    expect(Object.keys(figure.arrows)).toEqual([...FIGURE_KEYS]);
  });

  test('begins and ends every arrow at the edge of a box', () => {
    const wrong = FIGURE_KEYS.filter((key) => {
      const points = pointsOf(figure.arrows[key].path);
      const [from] = endsOf(key);
      return !atEdge(points[0]!, from, figure) || !atEdge(points.at(-1)!, boxAfter(key), figure);
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])(
    'has every label in sight, clear of boxes, of other labels and of arrows, in %s',
    (_, { states }) => {
      const all = labels(states);
      const { x, y, width, height } = figure.view;
      const touching = all.flatMap(({ key, box }, i) => {
        const out =
          box.x < x ||
          box.y < y ||
          box.x + box.width > x + width ||
          box.y + box.height > y + height;
        return [
          ...(out ? [`${key} is cut off`] : []),
          ...boxes.filter((other) => overlap(box, other)).map(() => `${key} on a box`),
          ...all
            .slice(i + 1)
            .filter((other) => overlap(box, other.box))
            .map((other) => `${key} on ${other.key}`),
          ...FIGURE_KEYS.filter((other) =>
            pointsOf(figure.arrows[other].path).some((point) => inside(point, box)),
          ).map((other) => `${key} on the arrow ${other}`),
        ];
      });
      expect(touching).toEqual([]);
    },
  );

  test('has room at the beginning of each arrow for the letters of both ends', () => {
    const covered = FIGURE_KEYS.flatMap((key) =>
      [1, 3].flatMap((nth) => {
        const at = pointAlong(figure.arrows[key].path, nth * figure.badge + 1.5);
        const badge = around(at, { width: 2 * figure.badge - 2, height: 2 * figure.badge - 2 });
        return labels(english.states)
          .filter(({ box }) => overlap(badge, box))
          .map((label) => `${key}: ${label.key}`);
      }),
    );
    expect(covered).toEqual([]);
  });

  test('has room for the name of every state', () => {
    const wide = (Object.keys(figure.boxes) as BoxName[]).filter(
      (box) => textWidth(box.replace('_BELOW', ''), figure.size.state) > figure.box.width - 4,
    );
    expect(wide).toEqual([]);
  });
});

describe('both ends', () => {
  const trace = simulate(scenarioById('open-data-close'));
  const fold = foldOf(trace);
  const walks = walksOf(trace);
  const at = (step: number, later = 1000, calm = false) =>
    tokensAt(walks, { fold, folded: fold.ofStep(step).done + later, step, calm });

  test('stand in CLOSED at first', () => {
    expect(at(0, 0).map(({ box }) => box)).toContain('CLOSED');
    expect(tokensAt(walks, { fold, folded: 0, step: -1, calm: false })).toEqual([
      { side: 'client', box: 'CLOSED', on: null },
      { side: 'server', box: 'CLOSED', on: null },
    ]);
  });

  test('come to rest where the trace says they are, at every step', () => {
    for (const { index, ends } of stepsWithEnds(trace)) {
      for (const { side, box, on } of at(index)) {
        expect(on).toBeNull();
        expect(box.replace('_BELOW', '')).toBe(ends[side].state);
      }
    }
  });

  test('end at the foot of the figure, not at its head', () => {
    expect(at(trace.steps.length - 1).map(({ box }) => box)).toEqual([
      'CLOSED_BELOW',
      'CLOSED_BELOW',
    ]);
  });

  test('are on an arrow right after they have set out, unless no motion is wanted', () => {
    const first = walks[0]!;
    const [token] = at(first.step, 1).filter(({ side }) => side === first.side);
    expect(token?.on?.key).toBe(first.key);
    expect(token?.on?.part).toBeGreaterThan(0);
    expect(at(first.step, 1, true).every(({ on }) => on === null)).toBe(true);
  });

  test('walk every arrow that the trace walks, in its order', () => {
    const walked = byArrow(walks);
    const client = walks.filter(({ side }) => side === 'client').map(({ to }) => to);
    expect(client).toEqual([
      ...['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED'],
    ]);
    expect([...walked.keys()]).toHaveLength(12);
  });

  test('through two states in one step: each arrow has its turn', () => {
    // A FIN that acknowledges ours leads through FIN_WAIT_2 (figure 5, note 2).
    const merged = simulate(scenarioById('three-segment-close'));
    const both = walksOf(merged).filter(({ of }) => of === 2);
    expect(both.map(({ key }) => key)).toEqual(['FIN_WAIT_1>FIN_WAIT_2', 'FIN_WAIT_2>TIME_WAIT']);
    const mergedFold = foldOf(merged);
    const { step } = both[0]!;
    const onWay = [1, 14].map(
      (later) =>
        tokensAt(walksOf(merged), {
          fold: mergedFold,
          folded: mergedFold.ofStep(step).done + later,
          step,
          calm: false,
        })[0]?.on?.key,
    );
    expect(onWay).toEqual(['FIN_WAIT_1>FIN_WAIT_2', 'FIN_WAIT_2>TIME_WAIT']);
  });
});

describe('what can come next', () => {
  const nextAt = (trace: ConnectionTrace, state: State) => {
    const { side, after } = trace.steps.find(({ after: { state: is } }) => is === state)!;
    return nextFrom(after, profileAt(trace, side));
  };

  test('from ESTABLISHED one can close, or be closed', () => {
    expect(nextAt(simulate(scenarioById('open-data-close')), 'ESTABLISHED')).toEqual([
      'ESTABLISHED>CLOSE_WAIT',
      'ESTABLISHED>FIN_WAIT_1',
    ]);
  });

  test('a reset leads back to LISTEN only who was opened passively (3.10.7.4, MUST-11)', () => {
    const passive = nextAt(simulate(scenarioById('open-data-close')), 'SYN_RCVD');
    const active = nextAt(simulate(scenarioById('simultaneous-open')), 'SYN_RCVD');
    expect(passive).toContain('SYN_RCVD>LISTEN');
    expect(active).toEqual(passive.filter((key) => key !== 'SYN_RCVD>LISTEN'));
  });

  test('TIME_WAIT is left by a SYN only where the profile permits it (3.6.1, MAY-2)', () => {
    const scenario = scenarioById('open-data-close');
    expect(nextAt(simulate(scenario), 'TIME_WAIT')).toEqual(['TIME_WAIT>CLOSED']);
    expect(nextAt(simulate({ ...scenario, profile: 'linuxTextbook' }), 'TIME_WAIT')).toContain(
      'TIME_WAIT>SYN_RCVD',
    );
  });
});

describe('in step with the sequence diagram', () => {
  const trace = simulate(scenarioById('open-data-close'));
  const walks = walksOf(trace);

  test('an arrow points at the segment that arrived, or went out, when it was walked', () => {
    const lights = (key: string) => lightsOfWalks(byArrow(walks).get(key as never)!, trace);
    const syn = trace.flights.findIndex(({ segment }) => segment.syn && !segment.ack);
    // The SYN goes out with the call that opens, and its arrival makes the server walk.
    expect([...lights('CLOSED>SYN_SENT').flights]).toEqual([syn]);
    expect([...lights('LISTEN>SYN_RCVD').flights]).toEqual([syn]);
    // A passive open sends nothing: only the moment can be pointed at.
    const listen = lights('CLOSED>LISTEN');
    expect(listen.flights.size).toBe(0);
    expect([...listen.steps].map((step) => trace.steps[step]!.walked)).toEqual([
      ['CLOSED', 'LISTEN'],
    ]);
  });

  test('a segment points at the arrows that its arrival led along', () => {
    const walked = trace.flights.map(({ index }) => causedBy(walks, index, trace));
    expect(walked[0]!.map(({ key }) => key)).toEqual(['LISTEN>SYN_RCVD']);
    expect(causedBy(walks, null, trace)).toEqual([]);
    // Every walk of an arriving segment is found once, and by that segment.
    const arrived = walks.filter(({ step }) => trace.steps[step]!.cause.kind === 'segment');
    expect(walked.flat().sort((a, b) => a.step - b.step)).toEqual(arrived);
  });
});

describe('timers around the boxes', async () => {
  const [en, zh] = await Promise.all([loadChunk('full', 'en'), loadChunk('full', 'zh-CN')]);
  const ringsIn = (
    trace: ConnectionTrace,
    atUs: number,
    figure: Figure,
    { cards } = en.interface,
  ) => {
    const frame = frameAt(trace, time(atUs));
    const fold = foldOf(trace);
    const step = frame.step?.index ?? -1;
    const tokens = tokensAt(walksOf(trace), { fold, folded: fold.length, step, calm: true });
    return ringsOf(frame, { tokens, figure, words: cards });
  };

  test('the part that is left, with its name', () => {
    const trace = simulate(scenarioById('last-ack-lost'));
    const begun = trace.timers.findLast(({ timer }) => timer === 'timeWait')!;
    const later = begun.startedAt + 1_000_000;
    const ring = ringsIn(trace, later, WIDE).find(({ box }) => box === 'TIME_WAIT')!;
    expect(ring.label.text).toBe('2MSL 239.0 s');
    expect(ring.part).toBeCloseTo(239 / 240, 5);
  });

  test('one in the other where both ends are in one state; the time alone where the name has no room', () => {
    const trace = simulate(scenarioById('simultaneous-close'));
    const both = stepsWithEnds(trace).find(({ ends }) =>
      Object.values(ends).every(({ state }) => state === 'TIME_WAIT'),
    )!;
    const rings = ringsIn(trace, both.at + 1_000_000, TALL);
    expect(rings.map(({ inset }) => inset)).toEqual([0, 3]);
    expect(rings.map(({ label }) => label.text)).toEqual(['239 s', '239 s']);
  });

  test.each([
    ['last-ack-lost', en],
    ['simultaneous-close', en],
    ['simultaneous-close', zh],
    ['keep-alive-finds-dead-peer', zh],
  ] as const)('stay within their box, and apart, all through %s', (name, { interface: spoken }) => {
    const trace = simulate(scenarioById(name));
    for (const { at } of trace.steps) {
      for (const figure of [WIDE, TALL]) {
        const texts = ringsIn(trace, at, figure, spoken).map(({ box, label }) => ({
          box: around(figure.boxes[box], figure.box),
          label: boxOf({ ...label, event: label.text, action: '' }, figure.size.timer),
        }));
        expect(texts.every(({ box, label }) => within(label, box))).toBe(true);
        expect(texts.length < 2 || !overlap(texts[0]!.label, texts[1]!.label)).toBe(true);
      }
    }
  });
});

interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

const around = ({ x, y }: Point, { width, height }: { width: number; height: number }): Box => ({
  x: x - width / 2,
  y: y - height / 2,
  width,
  height,
});

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const inside = ({ x, y }: Point, box: Box) =>
  x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;

const within = (a: Box, b: Box) =>
  a.x >= b.x && a.y >= b.y && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height;

function atEdge({ x, y }: Point, name: BoxName, { boxes, box }: Figure): boolean {
  const dx = Math.abs(x - boxes[name].x);
  const dy = Math.abs(y - boxes[name].y);
  const [w, h] = [box.width / 2, box.height / 2];
  return dx <= w + 1 && dy <= h + 1 && (dx >= w - 1 || dy >= h - 1);
}

/** Points along a path of M, H, V and Q, close to one another. */
function pointsOf(path: string): Point[] {
  let here: Point = { x: 0, y: 0 };
  return [...path.matchAll(/([MHVQ])([-\d. ]+)/g)].flatMap(([, command, rest = '']) => {
    const n = rest.trim().split(/\s+/).map(Number);
    const from = here;
    if (command === 'H') here = { x: n[0] ?? 0, y: from.y };
    else if (command === 'V') here = { x: from.x, y: n[0] ?? 0 };
    else here = { x: n.at(-2) ?? 0, y: n.at(-1) ?? 0 };
    if (command === 'M') return [here];
    const by = command === 'Q' ? { x: n[0] ?? 0, y: n[1] ?? 0 } : null;
    return Array.from({ length: 40 }, (_, i) => {
      const t = (i + 1) / 40;
      const line = (a: number, b: number) => a + (b - a) * t;
      if (by === null) return { x: line(from.x, here.x), y: line(from.y, here.y) };
      const bend = (a: number, b: number, c: number) =>
        (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
      return { x: bend(from.x, by.x, here.x), y: bend(from.y, by.y, here.y) };
    });
  });
}
