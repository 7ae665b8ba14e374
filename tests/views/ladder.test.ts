/** What the ladder draws of a run: arrows, labels, brackets, rails. That nothing overlaps is in ladder.slow.test.ts. */
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { touch, turnedBox } from '../../src/views/ladder/collide.ts';
import { textOf } from '../../src/views/ladder/labelText.ts';
import type { LadderMarks } from '../../src/views/ladder/marks.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import type { LadderOptions } from '../../src/views/ladder/options.ts';
import { layoutOf, roomOf, traces } from './ladderRoom.ts';

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
    expect(said(marks, again[0]!.key).join(' ')).toBe(
      'FIN+ACK seq=301 ack=102 retransmitted, RTO 1 s',
    );
  });

  test('a retransmission without a timer says what it is for', () => {
    const marks = layoutOf(traces.fastAgain!, { width: 900 });
    const again = marks.arrows.find((arrow) => arrow.again)!;
    expect(said(marks, again.key).join(' ')).toContain('fast retransmit');
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
