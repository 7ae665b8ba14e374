/** A choice once there is an answer: as it is read, whether it is right, and whether it is the one that was picked. */
import type { Phrase } from '../../words/phrase.ts';

export interface MarkedChoice {
  readonly phrase: Phrase;
  readonly right: boolean;
  readonly picked: boolean;
}
