/** What learners and interviewers ask, by theme: each with the run that shows the answer, and where the RFC has it. */
import { closing } from './closing.ts';
import { numbers } from './numbers.ts';
import { opening } from './opening.ts';
import { practice } from './practice.ts';
import { resets } from './resets.ts';
import { waiting } from './waiting.ts';
import type { Question } from './question.ts';

export type { Citation, Question } from './question.ts';

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
