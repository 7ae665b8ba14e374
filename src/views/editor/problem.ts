/** What is wrong with a field, in a sentence. */
import { expectedText } from '../../words/expected.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import type { TextProblem } from '../../simulation/written/words.ts';

export function problemOf(
  { entry, word, expected }: TextProblem,
  text: ViewWords['editor'],
  /** Whether the field has entries that are counted. */
  counted: boolean,
): string {
  const said = expectedText(expected, text.expected);
  if (!counted) return word === '' ? text.missing(said) : text.problem(word, said);
  return word === '' ? text.entryMissing(entry, said) : text.entryProblem(entry, word, said);
}
