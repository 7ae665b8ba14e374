/**
 * The geometry of the ladder, as numbers: at the end of every scenario, at the widths of a phone and of a desktop, in both
 * languages, with and without the lanes of socket calls, no text lies on another, on an arrow or beyond the edge.
 */
import type { LadderWords } from '../../src/words/contract/index.ts';
import { describe, expect, test } from 'vitest';
import { firstWords as en } from '../../src/words/en/first.ts';
import { firstWords as zh } from '../../src/words/zh/first.ts';
import type { ConnectionTrace } from '../../src/trace/connection.ts';
import { programsOf } from '../../src/analysis/sockets/programsOf.ts';
import * as socketLanes from '../../src/views/sockets/socketLanes.ts';
import { lineShape, touch } from '../../src/views/ladder/collide.ts';
import { textOf } from '../../src/views/ladder/labelText.ts';
import type { LadderMarks } from '../../src/views/ladder/marks.ts';
import { layoutOf, textsOf, traces, type Text } from './ladderRoom.ts';

const LANGUAGES: Record<string, LadderWords> = { en: en.interface.ladder, zh: zh.interface.ladder };
const WIDTHS = [360, 390, 640, 720, 820, 1100];
const WITH_LANES = [390, 640, 1100];

interface Sight {
  readonly marks: LadderMarks;
  readonly texts: readonly Text[];
  readonly width: number;
  readonly lang: string;
  readonly lanes: string;
}

/** What is wrong with a diagram at any of the widths, in any of the languages. */
const faults = (trace: ConnectionTrace, faultsOf: (sight: Sight) => readonly string[]): string[] =>
  sightsOf(trace).flatMap((sight) =>
    faultsOf(sight).map((fault) => `${sight.lang} ${sight.width}${sight.lanes}: ${fault}`),
  );

let latest: { readonly trace: ConnectionTrace; readonly sights: readonly Sight[] } | null = null;

/** Laid out once for all the tests of a run, and not kept for longer. */
function sightsOf(trace: ConnectionTrace): readonly Sight[] {
  if (latest?.trace !== trace) {
    const programs = programsOf(trace);
    const sights = Object.entries(LANGUAGES).flatMap(([lang, words]) =>
      WIDTHS.flatMap((width) =>
        (WITH_LANES.includes(width) ? [null, { ...socketLanes, programs }] : [null]).map(
          (sockets): Sight => {
            const marks = layoutOf(trace, { width, words, sockets });
            const lanes = sockets ? ' lanes' : '';
            return { marks, width, texts: textsOf(marks, width), lang, lanes };
          },
        ),
      ),
    );
    latest = { trace, sights };
  }
  return latest.sights;
}

const overlaps = (texts: readonly Text[]): string[] =>
  texts.flatMap((a, i) =>
    texts.slice(i + 1).flatMap((b) => (touch(a.shape, b.shape) ? [`${a.says} / ${b.says}`] : [])),
  );

/** So many arrows side by side, and others across them: control bits may lie on an arrow then, and numbers be left out. */
const CROWD = 4;
const isCrowded = ({ flights }: ConnectionTrace): boolean =>
  flights.some(
    ({ sentAt, dueAt }) =>
      flights.filter(
        (other) => other.sentAt <= sentAt && other.dueAt > sentAt && other.dueAt <= dueAt,
      ).length > CROWD,
  );

/** What is wrong with these runs is that so many copies are under way at once: there is not room for every number. */
const CROWDED: ReadonlySet<string> = new Set(['congestion-collapse', 'reordering-taken-for-loss']);

describe.each(Object.entries(traces))('%s', (_id, trace) => {
  test('no text lies on another', () => {
    expect(faults(trace, ({ texts }) => overlaps(texts))).toEqual([]);
  });

  test('no text is cut off', () => {
    const cutOff = ({ texts, width, marks }: Sight) =>
      texts
        .filter(({ shape }) =>
          shape.corners.some(({ x, y }) => x < 0 || x > width || y < 0 || y > marks.height),
        )
        .map(({ says }) => says);
    expect(faults(trace, cutOff)).toEqual([]);
  });

  test('no label lies on the arrow of another segment', () => {
    const onArrows = ({ texts, marks }: Sight) =>
      texts.flatMap(({ says, shape, arrow }) =>
        arrow
          ? marks.arrows
              .filter((other) => other !== arrow && touch(shape, lineShape(other.start, other.end)))
              .map((other) => `${says} on ${other.key}`)
          : [],
      );
    if (!isCrowded(trace)) expect(faults(trace, onArrows)).toEqual([]);
  });

  test('every segment says what it is', () => {
    const silent = ({ marks }: Sight) =>
      marks.arrows.filter(({ labels }) => labels.length === 0).map(({ key }) => key);
    expect(faults(trace, silent)).toEqual([]);
  });

  test('at a usual width every segment says its numbers, a lost one that it is lost', () => {
    if (CROWDED.has(trace.id)) return;
    for (const width of [820, 1100]) {
      for (const { labels, copy, ends } of layoutOf(trace, { width }).arrows) {
        const text = labels.map(({ runs }) => textOf(runs)).join(' ');
        if (copy === 0 && !isCrowded(trace)) expect(text).toMatch(/(seq|ack)=\d/);
        if (ends === 'lost') expect(text).toContain(en.interface.ladder.lost);
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
