/** What the live region says of a step: the sentence of the caption, and the change of state. */
import type { Caption } from '../../words/sentences/caption.ts';
import { plain } from '../../words/phrase.ts';
import type { Words } from '../../words/contract/index.ts';
import type { Step } from '../../trace/connection.ts';

export function spoken(words: Words, caption: Caption, step: Step | null): string {
  const title = plain(caption.title);
  if (step === null || step.before.state === step.after.state) return title;
  const { stateChange } = words.interface.caption;
  const change = stateChange(words.sides[step.side], step.before.state, step.after.state);
  return `${title} ${change}`;
}
