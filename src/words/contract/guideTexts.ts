/** The texts that guides are made of, whether they speak of one connection or of a server with many clients. */
import type { Phrase } from '../phrase.ts';
import type { Telling } from '../sentences/telling.ts';

/** A text that may speak of the step that has just happened, with its own numbers. */
export type StepText = Phrase | ((t: Telling) => Phrase);

export interface StepWords {
  /** A few words. */
  readonly title: string;
  /** Two to five short sentences. */
  readonly text: StepText;
  /** What the dial sets, where the step has one. */
  readonly dial?: string;
  /** Where the step asks first: the question, and its choices by name. */
  readonly asks?: { readonly question: string; readonly choices: Readonly<Record<string, string>> };
  /** Where the reader is to lose a segment: what is said once it is lost. */
  readonly then?: Phrase;
}

export interface QuestionWords {
  readonly question: string;
  /** The short answer: up to seven short sentences. */
  readonly answer: Phrase;
  /** What a good answer has, each in a few words, to be ticked against one’s own. */
  readonly points: readonly string[];
  /** Words that people search by and that are not in the question: other names, the other language's terms. */
  readonly keywords?: string;
}

export interface MythWords {
  /** The wrong claim, as it is heard. */
  readonly claim: string;
  /** What is the case instead, and where the run shows it. */
  readonly truth: Phrase;
}
