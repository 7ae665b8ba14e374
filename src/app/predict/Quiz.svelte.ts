/** A quiz along a run: the round, which of its questions is at hand, and what the reader answered. */
import type { AnswerChoice } from '../../analysis/predict/choices.ts';
import { momentOfQuestion, type PredictQuestion } from '../../analysis/predict/question.ts';
import { mixedRound, roundAlong, type Round } from '../../analysis/predict/round.ts';
import type { PlayerContract } from '../../player/contract.ts';
import type { HoldAt } from '../../player/stops.ts';
import { momentOf, type Moment } from '../../trace/moment.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import type { Score, Scores } from './scores.ts';

export interface Answered {
  readonly question: PredictQuestion;
  readonly choice: AnswerChoice;
}

/** What the reader has before them: a question, the result of one, all results of the round, or none of these. */
export type QuizShown =
  | { readonly kind: 'question'; readonly question: PredictQuestion }
  | ({ readonly kind: 'result' } & Answered)
  | { readonly kind: 'review' }
  | { readonly kind: 'none' };

/** A round as far as it has come. */
interface Course {
  readonly round: Round;
  readonly answers: readonly Answered[];
  readonly over: boolean;
}

export class Quiz {
  readonly #player: PlayerContract;
  /** Whether the reader wants no motion: then the next question comes at once. */
  readonly #calm: () => boolean;
  readonly #scores: Scores;
  #course: Course;
  /** The question whose result is being read: another one may be asked at the very same moment. */
  #told: PredictQuestion | null = $state.raw(null);

  /** The round; of a run that the reader has changed meanwhile a new one, from where the reader is. */
  readonly #here = $derived.by((): Course => {
    const { trace, moment } = this.#player;
    const course = this.#course;
    return course.round.trace === trace ? course : begun(this.#onwards(trace, moment));
  });
  readonly answers = $derived.by(() => this.#here.answers);
  readonly right = $derived.by(() => this.answers.filter(({ choice }) => choice.right).length);
  readonly asked = $derived.by(() => this.answers.length);
  /** How many questions the round has. */
  readonly all = $derived.by(() => this.#here.round.questions.length);
  /** The best round of this run so far; null before the first. */
  best: Score | null = $state.raw(null);
  readonly #open = $derived.by(() => openOf(this.#here));
  /** The question that comes next; null where all are answered. */
  readonly ahead = $derived.by(() => this.#open[0] ?? null);
  readonly shown = $derived.by((): QuizShown => {
    const { moment } = this.#player;
    const { answers, over } = this.#here;
    if (over) return { kind: 'review' };
    const result = answers.find(({ question }) => question.step.index === moment.step);
    if (result !== undefined && result.question === this.#told)
      return { kind: 'result', ...result };
    const question = this.#open.find((open) => isSame(momentOfQuestion(open), moment));
    if (question !== undefined) return { kind: 'question', question };
    return result === undefined ? { kind: 'none' } : { kind: 'result', ...result };
  });

  constructor(player: PlayerContract, calm: () => boolean, scores: Scores) {
    this.#player = player;
    this.#calm = calm;
    this.#scores = scores;
    this.#course = $state.raw(begun(this.#onwards(player.trace, player.moment)));
    this.best = scores.of(player).best;
  }

  /** The first round goes along the run from where the reader is; where nothing is left, from its start. */
  #onwards(trace: ConnectionTrace, moment: Moment): Round {
    const { rounds } = this.#scores.of(this.#player);
    const round = roundAlong(trace, rounds, moment.step);
    return round.questions.length > 0 ? round : roundAlong(trace, rounds, -1);
  }

  readonly holdAt: HoldAt = (_, { step }) => {
    const { over } = this.#here;
    if (over) return null;
    const beyond = this.#open.filter((question) => question.step.index > step);
    beyond.sort((a, b) => a.step.index - b.step.index);
    return beyond[0] ? momentOfQuestion(beyond[0]) : null;
  };

  /** Answers the question at hand: the run moves on to its step, and so shows what is right. */
  choose(index: number): void {
    const { shown } = this;
    if (shown.kind !== 'question') return;
    const { question } = shown;
    const choice = question.choices[index];
    if (choice === undefined) return;
    const here = this.#here;
    const answers = [...here.answers, { question, choice }];
    this.#course = { ...here, answers };
    this.#told = question;
    this.#player.pause();
    this.#player.moveTo(momentOf(question.step));
  }

  /** The run plays on to the next question, where that lies ahead; after the last, to the results. */
  next(): void {
    const { ahead } = this;
    const plays = this.#here.round.along && (ahead?.step.index ?? 0) > this.#player.moment.step;
    if (this.#calm() || !plays) this.jump();
    else if (this.#leave()) this.#player.play();
  }

  /** Straight to the next question; after the last, to the results. */
  jump(): void {
    if (!this.#leave()) return;
    const { ahead } = this;
    this.#player.pause();
    if (ahead === null) this.#finish();
    else this.#player.moveTo(momentOfQuestion(ahead));
  }

  /** All questions once more: in another order, or `same` as they were. */
  another({ same = false } = {}): void {
    const { round } = this.#here;
    const { trace } = this.#player;
    this.#begin(same ? round : mixedRound(trace, this.#scores.of(this.#player).rounds));
    this.#told = null;
    this.#player.pause();
    const { ahead } = this;
    if (ahead !== null) this.#player.moveTo(momentOfQuestion(ahead));
  }

  #begin(round: Round): void {
    this.#course = begun(round);
    this.best = this.#scores.of(this.#player).best;
  }

  #finish(): void {
    const here = this.#here;
    if (here.over) return;
    this.#course = { ...here, over: true };
    this.#scores.record(this.#player, { right: this.right, asked: this.asked });
    this.best = this.#scores.of(this.#player).best;
  }

  /** Whether there is a way to go: not from a question that waits for its answer. */
  #leave(): boolean {
    this.#course = this.#here;
    this.#told = null;
    return this.shown.kind !== 'question';
  }
}

const begun = (round: Round): Course => ({ round, answers: [], over: false });

function openOf({ round, answers }: Course): readonly PredictQuestion[] {
  const answered = new Set(answers.map(({ question }) => question));
  return round.questions.filter((question) => !answered.has(question));
}

const isSame = (a: Moment, b: Moment): boolean => a.at === b.at && a.step === b.step;
