/** Words around the explanation of a step. */
import type { CaptionWords } from '../../contract/index.ts';

export const caption: CaptionWords = {
  source: 'Source of this rule',
  /** Spoken after the sentence. */
  stateChange: (side: string, from: string, to: string) => `${side}: ${from} to ${to}.`,
  also: 'Also applied',
  /** Before the explanation, where the segment that came changed nothing. */
  ignored: { silently: 'Why was this ignored?', answered: 'Why did this change nothing?' },
  changedNothing: 'changed nothing',
};
