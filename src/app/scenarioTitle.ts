/** The title of a scenario: of a built-in one, or of one of a family. */
import type { Words } from '../explanations/words.ts';
import { SCENARIO_IDS } from '../scenarios/ids.ts';

export function scenarioTitle(words: Words, id: string): string {
  const known = SCENARIO_IDS.find((each) => each === id);
  return known === undefined ? id : words.scenarios[known].title;
}
