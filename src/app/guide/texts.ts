/** What the panel says of a guide. */
import type { Citation } from '../../cases/questions/index.ts';
import type { Phrase } from '../../words/phrase.ts';

export interface GuideTexts {
  /** Above the title: the lesson that a step belongs to, or what kind of guide it is. */
  readonly over: string;
  readonly title: string;
  readonly text: Phrase;
  /** What there is to see, by name. */
  readonly facts: readonly { readonly name: string; readonly text: Phrase }[];
  readonly dial: string | null;
  readonly citations: readonly Citation[];
}
