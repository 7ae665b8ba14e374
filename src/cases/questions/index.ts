/** What learners and interviewers ask, by theme: each with the run that shows the answer, and where the RFC has it. */
import { basics } from './basics.ts';
import { closing } from './closing.ts';
import { flow } from './flow.ts';
import { loss } from './loss.ts';
import { numbers } from './numbers.ts';
import { opening } from './opening.ts';
import { practice } from './practice.ts';
import { resets } from './resets.ts';
import { sockets } from './sockets.ts';
import { waiting } from './waiting.ts';
import type { Cited, Question } from './question.ts';

export type { Citation, Question } from './question.ts';

export const QUESTION_GROUPS = {
  basics,
  opening,
  numbers,
  flow,
  loss,
  closing,
  waiting,
  resets,
  sockets,
  practice,
} as const;

export type QuestionGroup = keyof typeof QUESTION_GROUPS;

const ALL = {
  ...basics,
  ...opening,
  ...numbers,
  ...flow,
  ...loss,
  ...closing,
  ...waiting,
  ...resets,
  ...sockets,
  ...practice,
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof ALL;

/** Here the types see to it that what is asked next is a question. */
export const QUESTIONS: Readonly<
  Record<QuestionId, Cited & { readonly next: readonly QuestionId[] }>
> = ALL;

/** Every id, in the order in which they are asked. */
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];

/** The ids of a theme, in the order in which they are asked. */
export const questionsOf = (group: QuestionGroup): QuestionId[] =>
  Object.keys(QUESTION_GROUPS[group]) as QuestionId[];
