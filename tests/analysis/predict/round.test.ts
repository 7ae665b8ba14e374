/** Rounds of predict mode: the same questions in other orders, each order the seed's own. */
import { describe, expect, test } from 'vitest';
import { questionsOf, type PredictQuestion } from '../../../src/analysis/predict/question.ts';
import { mixedRound, roundAlong } from '../../../src/analysis/predict/round.ts';
import { scenarioById, SCENARIO_IDS } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';

const stepsOf = (questions: readonly PredictQuestion[]) => questions.map(({ step }) => step.index);
const rightPlaces = (questions: readonly PredictQuestion[]) =>
  questions.map(({ choices }) => choices.findIndex(({ right }) => right));

describe.each(SCENARIO_IDS)('%s', (id) => {
  const trace = simulate(scenarioById(id));
  const all = questionsOf(trace);

  test('a round asks every question once, with all its choices', () => {
    for (let seed = 0; seed < 8; seed++) {
      const { questions } = mixedRound(trace, seed);
      const sorted = questions.toSorted((a, b) => a.step.index - b.step.index);
      expect(stepsOf(sorted)).toEqual(stepsOf(all));
      for (const [i, question] of sorted.entries()) {
        expect(new Set(question.choices)).toEqual(new Set(all[i]?.choices));
        expect(question.choices.length).toBe(all[i]?.choices.length);
      }
    }
  });

  test('the same seed gives the same round', () => {
    expect(mixedRound(trace, 5)).toEqual(mixedRound(simulate(scenarioById(id)), 5));
    expect(roundAlong(trace, 5, 2)).toEqual(roundAlong(trace, 5, 2));
  });

  test('a mixed round is never in the order of the run; one along it always is', () => {
    for (let seed = 0; seed < 8; seed++) {
      if (all.length > 1)
        expect(stepsOf(mixedRound(trace, seed).questions)).not.toEqual(stepsOf(all));
      expect(stepsOf(roundAlong(trace, seed, -1).questions)).toEqual(stepsOf(all));
    }
  });
});

test('from round to round neither the place of a question nor that of its right choice can be learnt', () => {
  const trace = simulate(scenarioById('open-data-close'));
  const rounds = Array.from({ length: 200 }, (_, seed) => mixedRound(trace, seed));
  const count = questionsOf(trace).length;
  const firsts = new Map<number, number>();
  const places = [0, 0, 0, 0];
  for (const { questions } of rounds) {
    const first = questions[0]!.step.index;
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
    for (const place of rightPlaces(questions)) places[place]! += 1;
  }
  expect(firsts.size).toBe(count);
  expect(Math.max(...firsts.values())).toBeLessThan((4 * rounds.length) / count);
  for (const times of places.slice(0, 3))
    expect(times / (rounds.length * count)).toBeGreaterThan(0.18);
});

test('a round along the run begins after a step', () => {
  const trace = simulate(scenarioById('open-data-close'));
  const [, second, ...rest] = stepsOf(questionsOf(trace));
  expect(stepsOf(roundAlong(trace, 0, second! - 1).questions)).toEqual([second, ...rest]);
  expect(stepsOf(roundAlong(trace, 0, second!).questions)).toEqual(rest);
});
