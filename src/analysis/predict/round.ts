/**
 * A round of predict mode: the questions of a run in an order, and the choices of each in one. Both are drawn from the
 * round's seed: the next round has others, and the same seed gives the same round again.
 */
import { chance } from '../../simulation/random.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { questionsOf, type PredictQuestion } from './question.ts';

export interface Round {
  readonly trace: ConnectionTrace;
  readonly seed: number;
  /** In the order in which they are asked. */
  readonly questions: readonly PredictQuestion[];
  /** They follow the run, so that none shows the answer of a later one. */
  readonly along: boolean;
}

/** All questions of a run, in any order: for a reader who has seen the run. */
export function mixedRound(trace: ConnectionTrace, seed: number): Round {
  const all = questionsOf(trace);
  const mixed = shuffled(all, seed, ({ step }) => `${step.index}`);
  // An order that is the run's own would be no other one.
  const [first, ...rest] = mixed;
  const isMixed = mixed.some((question, i) => question !== all[i]);
  const order = isMixed || first === undefined ? mixed : [...rest, first];
  return { trace, seed, questions: order.map((question) => placed(question, seed)), along: false };
}

/** The questions of a run that come after a step, in the order of the run. */
export function roundAlong(trace: ConnectionTrace, seed: number, after: number): Round {
  const questions = questionsOf(trace)
    .filter(({ step }) => step.index > after)
    .map((question) => placed(question, seed));
  return { trace, seed, questions, along: true };
}

/** A question with its choices in the order of the round. */
const placed = (question: PredictQuestion, seed: number): PredictQuestion => ({
  ...question,
  choices: shuffled(question.choices, seed, (_, i) => `${question.step.index}.${i}`),
});

function shuffled<T>(
  items: readonly T[],
  seed: number,
  nameOf: (item: T, index: number) => string,
): T[] {
  return items
    .map((item, i) => ({ item, draw: chance(seed, nameOf(item, i)) }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ item }) => item);
}
