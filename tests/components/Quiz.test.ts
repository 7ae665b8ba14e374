/** The quiz of predict mode: asked, answered, counted, and on to the next question. Without a page. */
import { describe, expect, test } from 'vitest';
import { questionsOf } from '../../src/analysis/predict/question.ts';
import type { Player } from '../../src/player/Player.svelte.ts';
import { Quiz } from '../../src/app/predict/Quiz.svelte.ts';
import type { ScenarioId } from '../../src/scenarios/index.ts';
import { handTicker } from '../player/handTicker.ts';
import { playerOf } from './playerOf.ts';

function quizOn(scenario: ScenarioId, { calm = false } = {}) {
  const ticker = handTicker();
  const player: Player = playerOf(scenario, {
    ticker,
    holdAt: (trace, moment) => quiz.holdAt(trace, moment),
  });
  const quiz = new Quiz(player, () => calm);
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

  test('counts once, though one can go back and choose better', () => {
    const { quiz, player } = quizOn('open-data-close');
    quiz.jump();
    quiz.choose(choiceOf(quiz, false));
    player.toStart();
    quiz.jump();
    quiz.choose(choiceOf(quiz, true));
    expect(quiz.shown).toMatchObject({ kind: 'result', choice: { right: true } });
    expect([quiz.right, quiz.asked]).toEqual([0, 1]);
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

  test('all of a run can be answered; then nothing is left, and it can start again', () => {
    const { quiz, player } = quizOn('last-ack-lost', { calm: true });
    const all = questionsOf(player.trace).length;
    while (quiz.ahead !== null) {
      quiz.next();
      quiz.choose(choiceOf(quiz, true));
    }
    expect([quiz.right, quiz.asked]).toEqual([all, all]);
    quiz.restart();
    expect(quiz.shown).toMatchObject({ question: { step: { index: 1 } } });
  });
});
