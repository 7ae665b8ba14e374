/** What learners and interviewers ask, by theme: each with the run that shows the answer, and where the RFC has it. */
import { closing } from './questions/closing.ts';
import { numbers } from './questions/numbers.ts';
import { opening } from './questions/opening.ts';
import { practice } from './questions/practice.ts';
import { resets } from './questions/resets.ts';
import { waiting } from './questions/waiting.ts';
import type { Question } from './questions/question.ts';

export type { Place, Question } from './questions/question.ts';

export const QUESTION_GROUPS = { opening, numbers, closing, waiting, resets, practice } as const;

export type QuestionGroup = keyof typeof QUESTION_GROUPS;

export const QUESTIONS = {
  ...opening,
  ...numbers,
  ...closing,
  ...waiting,
  ...resets,
  ...practice,
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof QUESTIONS;

/** Every id, in the order in which they are asked. */
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];

/** The ids of a theme, in the order in which they are asked. */
export const questionsOf = (group: QuestionGroup): QuestionId[] =>
  Object.keys(QUESTION_GROUPS[group]) as QuestionId[];
