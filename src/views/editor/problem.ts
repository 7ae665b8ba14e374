/** What is wrong with a field, or with the scenario that it would make, in a sentence. */
import { expectedText, fileProblemText } from '../../words/expected.ts';
import type { ViewWords } from '../../words/contract/index.ts';
import type { Refusal } from '../panel.ts';
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

/** Each field can be read, and yet there is no such scenario. */
export const refusalOf = ({ path, problem }: Refusal, text: ViewWords['editor']): string =>
  path === 'actions' && problem.why === 'tooMany'
    ? text.tooManyCalls(problem.most)
    : fileProblemText({ path, problem }, text);
