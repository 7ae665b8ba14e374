/**
 * The geometry of the ladder, as numbers: at the end of every scenario, at the widths of a phone and of a desktop, in both
 * languages, with and without the lanes of socket calls, no text lies on another, on an arrow or beyond the edge.
 */
import { describe, expect, test } from 'vitest';
import { interfaceWords as en } from '../../src/words/en/interface.ts';
import { interfaceWords as zh } from '../../src/words/zh/interface.ts';
import { scenarioById, SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { Trace } from '../../src/trace/connection.ts';
import { programsOf } from '../../src/analysis/sockets/programsOf.ts';
import * as socketLanes from '../../src/views/sockets/socketLanes.ts';
import { shapeOf, touch, turnedBox, type Shape } from '../../src/views/ladder/collide.ts';
import { textOf } from '../../src/views/ladder/labelText.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import type { ArrowMark, LabelMark, LadderMarks } from '../../src/views/ladder/marks.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import type { LadderOptions, LadderWords } from '../../src/views/ladder/options.ts';
import { ASCENT, DESCENT } from '../../src/views/ladder/text.ts';
import { handTraces } from './handTraces.ts';

const traces: Record<string, Trace> = {
  ...handTraces,
  ...Object.fromEntries(SCENARIO_IDS.map((id) => [id, simulate(scenarioById(id))])),
};

type Chosen = Partial<Omit<LadderOptions, 'fold'>> & { readonly trueScale?: boolean };

const layoutOf = (trace: Trace, { trueScale = false, ...chosen }: Chosen = {}): LadderMarks =>
  layoutLadder(trace, {
    width: 720,
    height: 600,
    fold: foldOf(trace, { trueScale }),
    number: (_side, seq) => String(seq),
    words: en.ladder,
    ...chosen,
  });

/** The room that a label takes. */
function roomOf(label: LabelMark, size: number): Shape {
  const angle = (label.angle * Math.PI) / 180;
  const rise = ((ASCENT - DESCENT) / 2) * size;
  const middle = { x: label.x + Math.sin(angle) * rise, y: label.y - Math.cos(angle) * rise };
  return turnedBox(middle, label.width, size * (ASCENT + DESCENT), angle);
}

interface Text {
  readonly says: string;
  readonly shape: Shape;
  readonly arrow?: ArrowMark;
}

/** Everything between the lifelines and beside the rails that can be read, with the room it takes. */
function textsOf(marks: LadderMarks, width: number): Text[] {
  const { label, compact } = measuresFor(width);
  return [
    ...marks.arrows.flatMap((arrow) =>
      arrow.labels.map((line) => ({ says: textOf(line.runs), shape: roomOf(line, label), arrow })),
    ),
    ...marks.breaks.map(({ text, box }) => ({ says: text, shape: shapeOf(box) })),
    ...marks.tags.map(({ text, box }) => ({ says: text, shape: shapeOf(box) })),
    ...marks.lanes.flatMap(({ labels }) =>
      labels.map(({ lines, box }) => ({ says: lines.join(' '), shape: shapeOf(box) })),
    ),
    ...marks.brackets.flatMap(({ text }) =>
      text ? [{ says: text.lines.join(' '), shape: shapeOf(text.box) }] : [],
    ),
    { says: marks.end.text, shape: shapeOf(marks.end.box) },
    ...(compact
      ? []
      : marks.rails.flatMap(({ name }) =>
          name.at.map(({ x, y }) => ({
            says: name.text,
            shape: shapeOf({ x: x - 30, y: y - 6, width: 60, height: 12 }),
          })),
        )),
  ];
}

const LANGUAGES: Record<string, LadderWords> = { en: en.ladder, zh: zh.ladder };
const WIDTHS = [360, 390, 640, 720, 820, 1100];
const WITH_LANES = [390, 640, 1100];

interface Sight {
  readonly marks: LadderMarks;
  readonly texts: readonly Text[];
  readonly width: number;
}

/** What is wrong with a diagram at any of the widths, in any of the languages. */
const faults = (trace: Trace, faultsOf: (sight: Sight) => readonly string[]): string[] =>
  Object.entries(LANGUAGES).flatMap(([lang, words]) =>
    WIDTHS.flatMap((width) => {
      return (
        WITH_LANES.includes(width)
          ? [null, { ...socketLanes, programs: programsOf(trace) }]
          : [null]
      ).flatMap((sockets) => {
        const marks = layoutOf(trace, { width, words, sockets });
        const found = faultsOf({ marks, width, texts: textsOf(marks, width) });
        return found.map((fault) => `${lang} ${width}${sockets ? ' lanes' : ''}: ${fault}`);
      });
    }),
  );

const overlaps = (texts: readonly Text[]): string[] =>
  texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => (touch(a.shape, b.shape) ? [`${a.says} / ${b.says}`] : [])),
  );

describe.each(Object.entries(traces))('%s', (_id, trace) => {
  test('no text lies on another', () => {
    expect(faults(trace, ({ texts }) => overlaps(texts))).toEqual([]);
  });

  test('no text is cut off', () => {
    const cutOff = ({ texts, width, marks }: Sight) =>
      texts
        .filter(({ shape }) =>
          shape.some(({ x, y }) => x < 0 || x > width || y < 0 || y > marks.height),
        )
        .map(({ says }) => says);
    expect(faults(trace, cutOff)).toEqual([]);
  });

  test('no label lies on the arrow of another segment', () => {
    const onArrows = ({ texts, marks }: Sight) =>
      texts.flatMap(({ says, shape, arrow }) =>
        arrow
          ? marks.arrows
              .filter((other) => other !== arrow && touch(shape, [other.start, other.end]))
              .map((other) => `${says} on ${other.key}`)
          : [],
      );
    expect(faults(trace, onArrows)).toEqual([]);
  });

  test('every segment says what it is', () => {
    const silent = ({ marks }: Sight) =>
      marks.arrows.filter(({ labels }) => labels.length === 0).map(({ key }) => key);
    expect(faults(trace, silent)).toEqual([]);
  });

  test('at a usual width every segment says its numbers, a lost one that it is lost', () => {
    for (const width of [820, 1100]) {
      for (const { labels, copy, ends } of layoutOf(trace, { width }).arrows) {
        const text = labels.map(({ runs }) => textOf(runs)).join(' ');
        if (copy === 0) expect(text).toMatch(/(seq|ack)=\d/);
        if (ends === 'lost') expect(text).toContain(en.ladder.lost);
      }
    }
  });

  test('rails go from top to bottom without a hole', () => {
    const { rails, end } = layoutOf(trace);
    for (const side of ['client', 'server']) {
      const own = rails.filter((rail) => rail.side === side);
      expect(own[0]!.y).toBeLessThan(2);
      own.slice(1).forEach(({ y }, i) => expect(y - own[i]!.y - own[i]!.height).toBeCloseTo(2));
      const last = own.at(-1)!;
      expect(last.y + last.height).toBeGreaterThan(end.line);
    }
  });

  test('every state of every step is on a rail, with its name on a desktop', () => {
    const { rails } = layoutOf(trace);
    for (const { side, after } of trace.steps) {
      expect(rails.some((rail) => rail.side === side && rail.state === after.state)).toBe(true);
    }
    for (const { name, state } of rails) {
      expect(name.text).toBe(state);
      expect(name.at.length).toBeGreaterThan(0);
    }
  });

  test('arrows fall, from one lifeline towards the other', () => {
    const { arrows, lifelines } = layoutOf(trace);
    for (const { start, end, goal, from, flight } of arrows) {
      expect(end.y).toBeGreaterThan(start.y);
      if (flight !== null) expect(lifelines.find(({ side }) => side === from)!.x).toBe(start.x);
      expect(lifelines.find(({ side }) => side !== from)!.x).toBe(goal.x);
    }
  });

  test('drawn to scale, whatever can be written stands free too', () => {
    const texts = textsOf(layoutOf(trace, { trueScale: true }), 720);
    expect(overlaps(texts.filter(({ arrow }) => arrow))).toEqual([]);
  });
});

describe('what is drawn', () => {
  const said = (marks: LadderMarks, key: string) =>
    marks.arrows.find((arrow) => arrow.key === key)!.labels.map(({ runs }) => textOf(runs));

  test('a lost segment ends half way, and says so behind its cross', () => {
    const marks = layoutOf(traces.lastAckLost!);
    const lost = marks.arrows.find(({ ends }) => ends === 'lost')!;
    const [client, server] = marks.lifelines;
    expect(lost.end.x).toBeCloseTo((client!.x + server!.x) / 2);
    expect(said(marks, lost.key)).toEqual(['ACK ack=302', 'lost']);
  });

  test('a retransmission is marked, and says which timer fired', () => {
    const marks = layoutOf(traces.lastAckLost!);
    const again = marks.arrows.filter((arrow) => arrow.again);
    expect(again).toHaveLength(1);
    expect(said(marks, again[0]!.key).join(' ')).toBe('FIN+ACK seq=301 ack=102 again, RTO 1 s');
  });

  test('a retransmission without a timer says what it is for', () => {
    const marks = layoutOf(traces.fastAgain!, { width: 900 });
    const again = marks.arrows.find((arrow) => arrow.again)!;
    expect(said(marks, again.key).join(' ')).toContain('again, 3 duplicate ACKs');
  });

  test('timers that ended as nearly all do have no bracket; those worth telling have', () => {
    const { brackets } = layoutOf(traces.lastAckLost!);
    expect(brackets.map(({ side, text }) => [side, text?.lines.join(' ')])).toEqual([
      ['client', '2MSL 4\u00a0min, restarted'],
      ['client', '2MSL 4\u00a0min'],
      ['server', 'RTO 1\u00a0s'],
    ]);
  });

  test('how a timer ends is not told while it runs', () => {
    const { brackets } = layoutOf(traces.lastAckLost!);
    expect(brackets[0]!.running!.lines.join(' ')).toBe('2MSL 4\u00a0min');
  });

  test('two copies of a segment are two arrows from one place', () => {
    const marks = layoutOf(traces.oddities!);
    const [first, second] = marks.arrows.filter(({ flight }) => flight === 4);
    expect(first!.start).toEqual(second!.start);
    expect(second!.end.y).toBeGreaterThan(first!.end.y);
    expect(said(marks, second!.key).join(' ')).toContain('second copy');
  });

  test('a segment from elsewhere begins on the wire', () => {
    const marks = layoutOf(traces.oddities!);
    const injected = marks.arrows.find(({ flight }) => flight === null)!;
    expect(injected.start.x).toBeGreaterThan(marks.lifelines[0]!.x + 50);
    expect(said(marks, injected.key).join(' ')).toBe('RST seq=101 from elsewhere');
  });

  test.each(['forged-syn', 'stray-ack', 'blind-reset', 'old-duplicate-syn'] as const)(
    '%s: the label of a segment from elsewhere stays clear of the circle where it begins',
    (id) => {
      for (const width of [320, 390, 560, 720, 1000, 1300]) {
        const marks = layoutOf(simulate(scenarioById(id)), { width });
        for (const { start, labels } of marks.arrows.filter(({ flight }) => flight === null)) {
          const circle = turnedBox(start, 8, 8, 0);
          const rooms = labels.map((label) => roomOf(label, measuresFor(width).label));
          expect(labels.length).toBeGreaterThan(0);
          expect(rooms.filter((room) => touch(room, circle))).toEqual([]);
        }
      }
    },
  );

  test('crossing arrows are labelled near their senders', () => {
    const marks = layoutOf(traces.simultaneousOpen!, { width: 820 });
    const middle = (marks.lifelines[0]!.x + marks.lifelines[1]!.x) / 2;
    for (const { from, labels } of marks.arrows) {
      expect(labels[0]!.x < middle).toBe(from === 'client');
    }
  });

  test('states walked through within one step are shown', () => {
    const marks = layoutOf(traces['three-segment-close']!);
    expect(marks.rails.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['FIN_WAIT_2', 'CLOSE_WAIT']),
    );
  });

  test('numbers are written as the formatter has them', () => {
    const number: LadderOptions['number'] = (side, seq) =>
      side === 'client' ? `J+${seq - 100}` : `K+${seq - 300}`;
    const marks = layoutOf(traces.lastAckLost!, { number });
    expect(said(marks, '1.0')).toEqual(['SYN+ACK seq=K+0 ack=J+1']);
  });

  test('a closed window is written, and that it opens', () => {
    const marks = layoutOf(traces['zero-window']!);
    const texts = marks.arrows.map(({ key }) => said(marks, key).join(' '));
    expect(texts.some((text) => text.includes('wnd=0'))).toBe(true);
    expect(texts.filter((text) => text.includes('wnd=')).length).toBeLessThan(texts.length / 2);
  });

  test('a short run is spread over the height, a long one keeps its size', () => {
    const short = traces['simultaneous-close']!;
    expect(layoutOf(short, { height: 900 }).end.line).toBeGreaterThan(layoutOf(short).end.line);
    const long = traces['syn-lost-until-give-up']!;
    expect(layoutOf(long, { height: 900 }).end.line).toBe(layoutOf(long, { height: 300 }).end.line);
  });

  test('the wire takes most of the width, on a phone nearly all', () => {
    for (const width of [640, 720, 820, 1100]) {
      expect(measuresFor(width).span).toBeGreaterThan(width * 0.4);
    }
    for (const width of [320, 360, 390]) {
      expect(measuresFor(width).span).toBeGreaterThan(width * 0.66);
      expect(measuresFor(width).label).toBeGreaterThanOrEqual(11);
    }
  });
});
