/** A question: the run that shows its answer, where the RFC has it, and what is asked next. The words are in the languages. */
import type { Case } from '../case.ts';

export interface Citation {
  readonly rfc: number;
  readonly section: string;
}

/** A case with the places where it is written. */
export interface Cited extends Case {
  readonly citations: readonly [Citation, ...Citation[]];
}

export interface Question extends Cited {
  /** What an interviewer asks after it: ids of other questions. */
  readonly next: readonly [string, ...string[]];
}

export const rfc9293 = (section: string): Citation => ({ rfc: 9293, section });
