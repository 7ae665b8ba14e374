/** What was expected, in a sentence's words: the same for a field, a file and the command line. */
import type { Expected, FileProblem } from '../simulation/expected.ts';
import { excerpt } from '../trace/excerpt.ts';
import type { EditorWords } from './contract/index.ts';

/** The names of fields are known, and shown whole; one that is longer is none. */
const LONGEST_PATH = 60;

/** What is wrong with a file, or with the scenario of a link, as a sentence of its own. */
export function fileProblemText(
  { problem, path }: { readonly problem: FileProblem; readonly path: string },
  { problems, expected }: Pick<EditorWords, 'problems' | 'expected'>,
): string {
  const field = excerpt(path, LONGEST_PATH);
  switch (problem.why) {
    case 'unknown':
    case 'missing':
      return problems[problem.why](field);
    case 'json':
      return problem.isEnd
        ? problems.jsonEnds(problem.line)
        : problems.json(problem.line, problem.column);
    case 'together':
      return problems.together[problem.rule](
        `${problem.one.path} = ${problem.one.value}`,
        `${problem.other.path} = ${problem.other.value}`,
      );
    case 'empty':
    case 'encoding':
      return problems[problem.why];
    default:
      return path === ''
        ? problems.whole(expectedText(problem, expected))
        : problems.field(field, expectedText(problem, expected));
  }
}

export function expectedText(expected: Expected, text: EditorWords['expected']): string {
  switch (expected.why) {
    case 'whole':
    case 'octets':
      return text[expected.why](expected.min, expected.max);
    case 'us':
    case 'time':
      return text[expected.why](inUnits(expected.min), inUnits(expected.max));
    case 'oneOf':
      return text.oneOf(listed(expected.names));
    case 'tooLong':
    case 'tooMany':
      return text[expected.why](expected.most);
    default:
      return text[expected.why];
  }
}

/** In letters: of very many names a sentence has the first ones. */
const LONGEST_LIST = 120;

function listed(names: readonly string[]): string {
  const all = names.join(', ');
  if (all.length <= LONGEST_LIST) return all;
  return `${all.slice(0, all.lastIndexOf(',', LONGEST_LIST))}, …`;
}

/** As a reader would write it. */
function inUnits(us: number): string {
  if (us === 0) return '0';
  return us < 1_000_000 ? `${us / 1000}ms` : `${us / 1_000_000}s`;
}
