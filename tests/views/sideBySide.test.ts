/** Small ladders, and two ladders with their differences marked: all as numbers. */
import { describe, expect, test } from 'vitest';
import { words as en } from '../../src/words/en/index.ts';
import { words as zh } from '../../src/words/zh/index.ts';
import { CLEAN_SCENARIOS, lossesOf } from '../../src/analysis/losses/index.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { compare } from '../../src/trace/differences/index.ts';
import { foldOf, foldsOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { badgesOf, placeOf, runMarks, sinceOf } from '../../src/views/compare/layout.ts';
import { layoutLadder } from '../../src/views/ladder/layout.ts';
import { measuresFor } from '../../src/views/ladder/measures.ts';
import { layoutMini, type MiniMarks } from '../../src/views/miniLadder/layout.ts';

const all = CLEAN_SCENARIOS.flatMap((id) =>
  lossesOf(scenarioById(id)).losses.map((loss) => [`${id} ${loss.flight.index}`, loss] as const),
);

type Loss = (typeof all)[number][1];

const mini = ({ trace, flight, repair }: Loss, words = en): MiniMarks =>
  layoutMini(trace, {
    ...{ width: 280, scale: 0.42, fold: foldOf(trace), words: words.interface.ladder },
    ...{ lost: flight.index, repair: typeof repair === 'string' ? null : repair.flight.index },
  });

const lossCalled = (name: string): Loss => all.find(([each]) => each === name)![1];

describe('a small ladder', () => {
  test.each(all)(
    '%s: shows what is lost and what makes it good, and keeps within its frame',
    (_name, loss) => {
      for (const words of [en, zh]) {
        const { arrows, brackets, width, height } = mini(loss, words);
        expect(arrows.filter(({ tone }) => tone === 'lost').map(({ ends }) => ends)).toEqual([
          'lost',
        ]);
        const repairs = arrows.filter(({ tone }) => tone === 'repair');
        expect(repairs).toHaveLength(typeof loss.repair === 'string' ? 0 : 1);
        for (const { start, end } of arrows) {
          for (const { x, y } of [start, end]) {
            expect(x > 0 && x < width && y >= 0 && y <= height).toBe(true);
          }
        }
        for (const { running } of brackets) {
          if (!running) continue;
          expect(running.box.x).toBeGreaterThanOrEqual(0);
          expect(running.box.x + running.box.width).toBeLessThanOrEqual(width);
        }
      }
    },
  );

  test('what lies before the loss lies at one height in all of one connection', () => {
    const own = all.filter(([name]) => name.startsWith('open-data-close '));
    const startsOf = (loss: Loss) =>
      mini(loss)
        .arrows.filter(({ flight }) => flight !== null && flight <= loss.flight.index)
        .map(({ flight, start }) => [flight, start.y] as const);
    const last = new Map(startsOf(own.at(-1)![1]));
    for (const [, loss] of own) {
      for (const [flight, y] of startsOf(loss)) expect(y).toBeCloseTo(last.get(flight)!);
    }
  });

  test('the receiver lacks something from when it should have come until it is there', () => {
    const loss = lossCalled('open-data-close 10');
    const { missing, arrows } = mini(loss);
    const [lost, repair] = [
      arrows.find(({ tone }) => tone === 'lost')!,
      arrows.find(({ tone }) => tone === 'repair')!,
    ];
    expect(missing!.side).toBe('server');
    expect(missing!.top).toBeCloseTo(lost.goal.y);
    expect(missing!.bottom).toBeCloseTo(repair.end.y);
  });

  test('a lost RST is missing to the end', () => {
    const { missing, end } = mini(lossCalled('aborted 7'));
    expect(missing!.bottom).toBe(end.bottom);
    expect(missing!.bottom).toBeGreaterThan(missing!.top);
  });
});

describe('two ladders side by side', () => {
  const base = scenarioById('open-data-close');
  const before = simulate(base);
  const now = simulate({ ...base, faults: [{ match: { from: 'client', nth: 6 }, do: 'drop' }] });
  const comparison = compare(before, now);
  const [foldBefore, foldNow] = foldsOf([before, now]);
  const folds = { before: foldBefore!, now: foldNow! };
  const drawn = (run: 'before' | 'now') => {
    const [trace, fold] = [{ before, now }[run], folds[run]];
    const marks = layoutLadder(trace, {
      ...{ width: 480, height: 0, fold, number: (_side, n) => String(n) },
      words: en.interface.ladder,
    });
    const scale = marks.end.line / fold.length;
    return { arrows: marks.arrows, measures: measuresFor(480), scale, rails: marks.rails };
  };

  test('are equally high, and what is the same lies at one height', () => {
    const [a, b] = [drawn('before'), drawn('now')];
    expect(a.scale).toBe(b.scale);
    for (let i = 0; i < 10; i++) expect(b.arrows[i]!.end).toEqual(a.arrows[i]!.end);
  });

  test('segments that only one has are marked in that one', () => {
    expect(runMarks(comparison, 'before', folds.before, drawn('before')).halos).toEqual([]);
    const { halos } = runMarks(comparison, 'now', folds.now, drawn('now'));
    expect(halos.map(({ key }) => key)).toEqual(['11.0', '12.0']);
  });

  test('where the states are unlike, both rails are marked, next to the same heights', () => {
    const [a, b] = (['before', 'now'] as const).map((run) =>
      runMarks(comparison, run, folds[run], drawn(run)),
    );
    expect(a!.stripes).toEqual(b!.stripes);
    expect(a!.stripes).toHaveLength(2);
    const server = a!.stripes[1]!;
    const closed = drawn('before').rails.find(
      (r) => r.side === 'server' && r.state === 'CLOSED' && r.since > 0,
    )!;
    expect(server.y).toBeCloseTo(closed.y - 1);
  });

  test('they part where the lost segment leaves', () => {
    expect(sinceOf(comparison, folds)).toBeCloseTo(folds.now.ofFlight(10).sent);
    expect(placeOf(comparison.differences[0]!, folds)).toBeCloseTo(folds.now.ofFlight(10).sent);
  });

  test('the numbers between them are in order and do not touch', () => {
    const badges = badgesOf(comparison, folds, { scale: 0.3, size: 22 });
    expect(badges).toHaveLength(comparison.differences.length);
    badges.slice(1).forEach(({ middle, y }, i) => {
      expect(middle - badges[i]!.middle).toBeGreaterThanOrEqual(22);
      expect(middle).toBeGreaterThanOrEqual(y);
    });
  });
});
