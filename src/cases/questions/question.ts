/** A question: the run that shows its answer, where the RFC has it, and what is asked next. The words are in the languages. */
import type { AnalysisFlag } from '../../capture/captured.ts';
import type { Case } from '../case.ts';

export interface Citation {
  readonly rfc: number;
  readonly section: string;
}

/** Where a system call is written: its page in section 2, 3 or 7 of the Linux manual. */
export interface ManualPage {
  readonly page: string;
  readonly section: 2 | 3 | 7;
}

/** A flag of the analysis, as Wireshark's User's Guide explains it. */
export interface FlagSource {
  readonly flag: AnalysisFlag;
}

/** Where something is written. */
export type CaseSource = Citation | ManualPage | FlagSource;

/** A case with the places where it is written. */
export interface Cited extends Case {
  readonly citations: readonly [Citation, ...Citation[]];
}

export interface Question extends Cited {
  /** What an interviewer asks after it: ids of other questions. */
  readonly next: readonly [string, ...string[]];
}

export const rfc9293 = (section: string): Citation => ({ rfc: 9293, section });
