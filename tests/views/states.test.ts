/** The state diagram: its figure against the chart, and where both ends are at a moment. */
import { describe, expect, test } from 'vitest';
import { ARCS } from '../../machines/tcp/arrows.ts';
import { ruleSource } from '../../machines/tcp/rules.ts';
import { viewWords as english } from '../../src/explanations/en/views/index.ts';
import { viewWords as chinese } from '../../src/explanations/zh/views/index.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/simulation/fold.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { ARROWS, BOXES, FIGURE, keyOf, type BoxName } from '../../src/views/states/figure.ts';
import { nextFrom, tokensAt, walkedUntil, walksOf } from '../../src/views/states/layout.ts';

describe('the figure', () => {
  const drawn = ARROWS.map(keyOf);

  test('draws arrows of the chart alone, each once', () => {
    expect(ARCS.map(keyOf)).toEqual(expect.arrayContaining(drawn));
    expect(new Set(drawn).size).toBe(drawn.length);
  });

  test('leaves out only what figure 5 leaves out', () => {
    // A close with data unread (3.6.1, SHLD-3), and a SYN that reopens (MAY-2).
    const left = ARCS.map(keyOf).filter((key) => !drawn.includes(key));
    expect(left).toEqual([
      'ESTABLISHED>CLOSED',
      'FIN_WAIT_1>CLOSED',
      'FIN_WAIT_2>CLOSED',
      'CLOSE_WAIT>CLOSED',
      'TIME_WAIT>SYN_RCVD',
    ]);
  });

  test.each([
    ['English', english],
    ['Chinese', chinese],
  ])('has an event at every arrow in %s', (_, { states }) => {
    expect(Object.keys(states.arrows).sort()).toEqual([...drawn].sort());
    for (const { event } of Object.values(states.arrows)) expect(event).not.toBe('');
  });

  test('begins and ends every arrow at the edge of a box', () => {
    const { width, height } = FIGURE.box;
    const atEdge = ([x, y]: readonly [number, number], box: BoxName) => {
      const dx = Math.abs(x - BOXES[box].x);
      const dy = Math.abs(y - BOXES[box].y);
      return (
        dx <= width / 2 + 1 && dy <= height / 2 + 1 && (dx >= width / 2 - 1 || dy >= height / 2 - 1)
      );
    };
    const wrong = ARROWS.filter(({ from, to, end, path }) => {
      const [start, last] = endsOf(path);
      return !atEdge(start, from) || !atEdge(last, end ?? to);
    });
    expect(wrong.map(keyOf)).toEqual([]);
  });

  test('names for each arrow a rule that is worth a sentence', () => {
    expect(ARROWS.every(({ rule }) => ruleSource(rule).rank === 3)).toBe(true);
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
    for (const { index, ends } of trace.steps) {
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
    const walked = walkedUntil(walks, trace.steps.length - 1);
    const client = walks.filter(({ side }) => side === 'client').map(({ to }) => to);
    expect(client).toEqual([
      ...['SYN_SENT', 'ESTABLISHED', 'FIN_WAIT_1', 'FIN_WAIT_2', 'TIME_WAIT', 'CLOSED'],
    ]);
    expect([...walked.keys()]).toHaveLength(12);
    expect(walkedUntil(walks, -1).size).toBe(0);
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

test('from ESTABLISHED one can close, be closed, or lose what is unread', () => {
  expect(nextFrom('ESTABLISHED')).toEqual([
    'ESTABLISHED>CLOSE_WAIT',
    'ESTABLISHED>FIN_WAIT_1',
    'ESTABLISHED>CLOSED',
  ]);
});

/** The first and the last point of a path of M, H, V and Q. */
function endsOf(path: string): [readonly [number, number], readonly [number, number]] {
  let here: [number, number] = [0, 0];
  const points = [...path.matchAll(/([MHVQ])([-\d. ]+)/g)].map(([, command, rest = '']) => {
    const n = rest.trim().split(/\s+/).map(Number);
    if (command === 'H') here = [n[0] ?? 0, here[1]];
    else if (command === 'V') here = [here[0], n[0] ?? 0];
    else here = [n.at(-2) ?? 0, n.at(-1) ?? 0];
    return here;
  });
  return [points[0]!, points.at(-1)!];
}
