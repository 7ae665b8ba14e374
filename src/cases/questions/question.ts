/** A question: the run that shows its answer, and where the RFC has it. The words are in the languages. */
import type { Case } from '../case.ts';

export interface Citation {
  readonly rfc: number;
  readonly section: string;
}

export interface Question extends Case {
  readonly citations: readonly [Citation, ...Citation[]];
}

export const rfc9293 = (section: string): Citation => ({ rfc: 9293, section });
