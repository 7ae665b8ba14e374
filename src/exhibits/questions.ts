/** What learners and interviewers ask: each with the run that shows the answer, and where the RFC has it. */
import type { Exhibit } from './exhibit.ts';
import { arrives, sentBy } from './moments.ts';

/** A place in an RFC: "9293" and "3.5". */
export interface Place {
  readonly rfc: number;
  readonly section: string;
}

export interface Question extends Exhibit {
  readonly places: readonly Place[];
}

export const QUESTIONS = {
  'three-to-open': {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('client', 'RST')),
    places: [
      { rfc: 9293, section: '3.4.1' },
      { rfc: 9293, section: '3.5' },
    ],
  },
} as const satisfies Record<string, Question>;

export type QuestionId = keyof typeof QUESTIONS;

/** Every id, in the order in which they are asked. */
export const QUESTION_IDS = Object.keys(QUESTIONS) as QuestionId[];
