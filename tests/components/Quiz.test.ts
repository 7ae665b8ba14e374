/** The quiz of predict mode: asked, answered, counted, and on to the next question. Without a page. */
import { describe, expect, test } from 'vitest';
import { momentOfQuestion, questionsOf } from '../../src/analysis/predict/question.ts';
import type { Player } from '../../src/player/Player.svelte.ts';
import { Quiz } from '../../src/app/predict/Quiz.svelte.ts';
import { scoresOf } from '../../src/app/predict/scores.ts';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';

/** Remembers for as long as the test runs. */
function memory() {
  const kept = new Map<string, string>();
  return {
    recall: (name: string) => kept.get(name) ?? null,
    remember: (name: string, value: string) => void kept.set(name, value),
  };
}

function quizOn(scenario: ScenarioId, { calm = false, remembers = memory() } = {}) {
  const ticker = handTicker();
  const player: Player = playerOf(scenario, {
    ticker,
    holdAt: (trace, moment) => quiz.holdAt(trace, moment),
  });
  const quiz = new Quiz(player, () => calm, scoresOf(remembers));
  return { quiz, player, ticker };
}

/** The place of the right choice of the question at hand, or of a wrong one. */
function choiceOf({ shown }: Quiz, right: boolean): number {
  if (shown.kind !== 'question') throw new Error('nothing is asked');
  return shown.question.choices.findIndex((choice) => choice.right === right);
}

describe('a question', () => {
  test('is at hand right before its step; the choice leads to the step and is counted', () => {
    const { quiz, player } = quizOn('open-data-close');
    expect(quiz.shown.kind).toBe('none');
    quiz.jump();
    const step = quiz.ahead!.step.index;
    expect([quiz.shown.kind, player.moment.step]).toEqual(['question', step - 1]);

    quiz.choose(choiceOf(quiz, true));
    expect(quiz.shown).toMatchObject({ kind: 'result', choice: { right: true } });
    expect([player.moment.step, quiz.right, quiz.asked]).toEqual([step, 1, 1]);
  });

  test('is answered once a round: who goes back finds what was chosen, and goes on from there', () => {
    const { quiz, player } = quizOn('open-data-close');
    quiz.jump();
    const first = quiz.ahead!;
    quiz.choose(choiceOf(quiz, false));
    player.moveTo(momentOfQuestion(first));
    expect(quiz.shown.kind).toBe('none');
    player.step(1);
    expect(quiz.shown).toMatchObject({ kind: 'result', choice: { right: false } });
    quiz.jump();
    expect([quiz.shown.kind, quiz.ahead === first, quiz.asked]).toEqual(['question', false, 1]);
  });

  test('must be answered: there is no way on from it but a choice that it has', () => {
    const { quiz, player } = quizOn('open-data-close');
    quiz.jump();
    const { moment } = player;
    quiz.next();
    quiz.jump();
    quiz.choose(7);
    player.step(1);
    expect([quiz.shown.kind, player.moment, quiz.asked]).toEqual(['question', moment, 0]);
  });

  test('about a run that the reader has changed is about that run', () => {
    const { quiz, player } = quizOn('open-data-close');
    quiz.jump();
    quiz.choose(choiceOf(quiz, true));
    player.lose(0);
    quiz.jump();
    expect(quiz.shown).toMatchObject({
      kind: 'question',
      question: { step: { side: 'client', cause: { kind: 'timer' } } },
    });
  });
});

describe('on to the next question', () => {
  test('the run plays until it is there', () => {
    const { quiz, player, ticker } = quizOn('open-data-close');
    quiz.jump();
    quiz.choose(0);
    quiz.next();
    expect(player.mode).toBe('playing');
    for (let ms = 0; ms < 20_000; ms += 16) ticker.pass(16);
    expect([player.mode, quiz.shown.kind]).toEqual(['paused', 'question']);
  });

  test('or it is there at once, where no motion is wanted', () => {
    const { quiz, player } = quizOn('open-data-close', { calm: true });
    quiz.jump();
    quiz.choose(0);
    quiz.next();
    expect([player.mode, quiz.shown.kind]).toEqual(['paused', 'question']);
  });

  test('where the run has been stepped ahead of a question, there is a way back to it', () => {
    const { quiz, player } = quizOn('open-data-close');
    quiz.jump();
    player.toEnd();
    expect([quiz.shown.kind, quiz.asked]).toEqual(['none', 0]);
    quiz.next();
    expect(quiz.shown.kind).toBe('question');
  });
});

/** Answers what is left of a round; gives the order in which the steps were asked, and where each right choice stood. */
function playRound(quiz: Quiz, right: boolean) {
  const steps: number[] = [];
  const places: number[] = [];
  quiz.jump();
  while (quiz.ahead !== null) {
    quiz.jump();
    steps.push(quiz.ahead.step.index);
    places.push(choiceOf(quiz, true));
    quiz.choose(choiceOf(quiz, right));
  }
  return { steps, places };
}

describe('a round', () => {
  test('goes along the run the first time; when all is answered there are the results', () => {
    const { quiz, player } = quizOn('last-ack-lost', { calm: true });
    const all = questionsOf(player.trace).map(({ step }) => step.index);
    expect(playRound(quiz, true).steps).toEqual(all);
    expect([quiz.right, quiz.asked, quiz.shown.kind]).toEqual([all.length, all.length, 'result']);
    quiz.next();
    expect(quiz.shown.kind).toBe('review');
    expect(quiz.answers.map(({ question }) => question.step.index)).toEqual(all);
    expect(quiz.holdAt(player.trace, player.moment)).toBeNull();
  });

  test('that comes next has another order, other places, and counts from nothing', () => {
    const { quiz } = quizOn('open-data-close', { calm: true });
    const first = playRound(quiz, true);
    quiz.next();
    quiz.another();
    expect([quiz.right, quiz.asked, quiz.shown.kind]).toEqual([0, 0, 'question']);
    const second = playRound(quiz, false);
    expect([quiz.right, quiz.asked]).toEqual([0, first.steps.length]);
    expect(second.steps).not.toEqual(first.steps);
    expect(second.steps.toSorted((a, b) => a - b)).toEqual(first.steps);
    expect(second.places).not.toEqual(first.places);
  });

  test('can be repeated as it was', () => {
    const { quiz } = quizOn('open-data-close', { calm: true });
    playRound(quiz, true);
    quiz.next();
    quiz.another();
    const once = playRound(quiz, false);
    quiz.next();
    quiz.another({ same: true });
    expect([quiz.right, quiz.asked]).toEqual([0, 0]);
    expect(playRound(quiz, true)).toEqual(once);
  });

  test('is remembered by its score, where it is the best of the run, also on the next visit', () => {
    const remembers = memory();
    const { quiz, player } = quizOn('last-ack-lost', { calm: true, remembers });
    const all = questionsOf(player.trace).length;
    expect(quiz.best).toBeNull();
    playRound(quiz, true);
    quiz.next();
    quiz.another();
    playRound(quiz, false);
    quiz.next();
    expect(quiz.best).toEqual({ right: all, asked: all });
    const later = quizOn('last-ack-lost', { calm: true, remembers }).quiz;
    expect(later.best).toEqual({ right: all, asked: all });
    expect(quizOn('refused', { remembers }).quiz.best).toBeNull();
  });

  test('begins where the reader is; at the end of the run, from its start', () => {
    const { player } = quizOn('open-data-close');
    const all = questionsOf(player.trace);
    player.moveTo(momentOfQuestion(all[3]!));
    const from = (at: typeof player) => new Quiz(at, () => true, scoresOf(memory()));
    expect(from(player).all).toBe(all.length - 3);
    player.toEnd();
    expect(from(player).all).toBe(all.length);
  });
});

test('what is remembered may be anything', () => {
  for (const text of ['', '{', '7', '[[1,2,3,4]]', '[["#a",1,-1,2]]', 'null'])
    expect(
      quizOn('refused', { remembers: { ...memory(), recall: () => text } }).quiz.best,
    ).toBeNull();
});
