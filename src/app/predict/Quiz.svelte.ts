/** A quiz along a run: which question is at hand, what the reader answered, and how many were right so far. */
import type { AnswerChoice } from '../../analysis/predict/choices.ts';
import {
  momentOfQuestion,
  nextQuestion,
  type PredictQuestion,
} from '../../analysis/predict/question.ts';
import type { PlayerContract } from '../../player/contract.ts';
import type { HoldAt } from '../../player/stops.ts';
import { momentOf } from '../../trace/moment.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';

interface Answered {
  readonly trace: ConnectionTrace;
  readonly question: PredictQuestion;
  readonly choice: AnswerChoice;
}

/** What the reader has before them: a question, the result of one, or neither. */
export type QuizShown =
  | { readonly kind: 'question'; readonly question: PredictQuestion }
  | { readonly kind: 'result'; readonly question: PredictQuestion; readonly choice: AnswerChoice }
  | { readonly kind: 'none' };

export class Quiz {
  readonly #player: PlayerContract;
  /** Whether the reader wants no motion: then the next question comes at once. */
  readonly #calm: () => boolean;
  #answered: Answered | null = $state.raw(null);
  /** A question counts once, however often it is gone back to. */
  readonly #counted = new WeakSet<PredictQuestion>();
  right = $state(0);
  asked = $state(0);

  readonly ahead = $derived.by(() => nextQuestion(this.#player.trace, this.#player.moment));
  readonly shown = $derived.by((): QuizShown => {
    const { trace, moment } = this.#player;
    const answered = this.#answered;
    if (answered?.trace === trace && answered.question.step.index === moment.step) {
      const { question, choice } = answered;
      return { kind: 'result', question, choice };
    }
    const { ahead } = this;
    if (ahead === null) return { kind: 'none' };
    const { at, step } = momentOfQuestion(ahead);
    const isAsked = moment.step === step && moment.at === at;
    return isAsked ? { kind: 'question', question: ahead } : { kind: 'none' };
  });

  constructor(player: PlayerContract, calm: () => boolean) {
    this.#player = player;
    this.#calm = calm;
  }

  readonly holdAt: HoldAt = (trace, moment) => {
    const question = nextQuestion(trace, moment);
    return question && momentOfQuestion(question);
  };

  /** Answers the question at hand: the run moves on to its step, and so shows what is right. */
  choose(index: number): void {
    const { shown } = this;
    if (shown.kind !== 'question') return;
    const { question } = shown;
    const choice = question.choices[index];
    if (choice === undefined) return;
    this.#count(question, choice);
    this.#answered = { trace: this.#player.trace, question, choice };
    this.#player.pause();
    this.#player.moveTo(momentOf(question.step));
  }

  #count(question: PredictQuestion, { right }: AnswerChoice): void {
    if (this.#counted.has(question)) return;
    this.#counted.add(question);
    this.asked += 1;
    if (right) this.right += 1;
  }

  /** The run plays on to the next question. */
  next(): void {
    if (this.#calm()) this.jump();
    else if (this.#leaveResult()) this.#player.play();
  }

  /** Straight to the next question. */
  jump(): void {
    if (!this.#leaveResult() || this.ahead === null) return;
    this.#player.pause();
    this.#player.moveTo(momentOfQuestion(this.ahead));
  }

  /** From the first question on. */
  restart(): void {
    this.#answered = null;
    this.#player.toStart();
    this.jump();
  }

  /** Whether there is a way to go: not from a question that waits for its answer. */
  #leaveResult(): boolean {
    this.#answered = null;
    return this.ahead !== null && this.shown.kind !== 'question';
  }
}
