/** What was expected, in a sentence's words: the same for a field, a file and the command line. */
import type { Expected } from '../simulation/expected.ts';
import type { ViewWords } from './contract/index.ts';

export function expectedText(expected: Expected, text: ViewWords['editor']['expected']): string {
  switch (expected.why) {
    case 'whole':
    case 'us':
      return text[expected.why](expected.min, expected.max);
    case 'time':
      return text.time(inUnits(expected.min), inUnits(expected.max));
    case 'oneOf':
      return text.oneOf(expected.names.join(', '));
    case 'tooLong':
    case 'tooMany':
      return text[expected.why](expected.most);
    case 'json':
      return text.json(expected.detail);
    default:
      return text[expected.why];
  }
}

/** As a reader would write it. */
function inUnits(us: number): string {
  if (us === 0) return '0';
  return us < 1_000_000 ? `${us / 1000}ms` : `${us / 1_000_000}s`;
}
