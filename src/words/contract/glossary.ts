/** The words of the glossary. A chunk of its own: texts that stand on the page from the first picture on are marked with it. */
import type { TERM_GROUPS, TermGroup, TermId } from '../../cases/glossary.ts';
import type { Phrase } from '../phrase.ts';

export interface TermWords {
  /** As it is written. */
  readonly term: string;
  /**
   * Other spellings by which a text is found to speak of it, and by which readers of either language search for it. A plural
   * needs no entry of its own; an underscore stands for a hyphen too.
   */
  readonly also?: readonly string[];
  /** What it is: one sentence, two at most. */
  readonly text: Phrase;
}

/** The terms of some themes. */
export type TermsOf<G extends TermGroup> = Readonly<
  Record<{ [K in G]: keyof (typeof TERM_GROUPS)[K] }[G], TermWords>
>;

export interface GlossaryWords {
  readonly title: string;
  readonly intro: string;
  readonly groups: Readonly<Record<TermGroup, string>>;
  readonly filter: string;
  readonly found: (n: number, all: number) => string;
  readonly nothing: string;
  /** Leads to the run, and says which. */
  readonly show: string;
  readonly terms: Readonly<Record<TermId, TermWords>>;
}
