/** A question: the run that shows its answer, and where the RFC has it. The words are in the languages. */
import type { Case } from '../case.ts';

/** A place in an RFC: "9293" and "3.5". */
export interface Citation {
  readonly rfc: number;
  readonly section: string;
}

export interface Question extends Case {
  readonly citations: readonly [Citation, ...Citation[]];
}

/** A place in RFC 9293 itself. */
export const rfc9293 = (section: string): Citation => ({ rfc: 9293, section });
