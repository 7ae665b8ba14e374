/** The title of a scenario: of a built-in one, or of one of a family. */
import type { Words } from '../explanations/words.ts';
import { closeAfterMs } from '../scenarios/closeAfter.ts';
import { SCENARIO_IDS } from '../scenarios/ids.ts';

export function scenarioTitle(words: Words, id: string): string {
  const known = SCENARIO_IDS.find((each) => each === id);
  if (known !== undefined) return words.scenarios[known].title;
  const [family, rest = ''] = id.split('/');
  const afterMs = family === 'close-after' ? closeAfterMs(rest) : null;
  return afterMs === null ? id : words.families.closeAfter(afterMs);
}
