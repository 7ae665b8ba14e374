/** The title of a scenario: of a built-in one, or of one of a family. */
import type { Words } from '../words/contract/index.ts';
import { closeAfterMs } from '../scenarios/closeAfter.ts';
import { parseGridName, whereOf } from '../scenarios/grid/name.ts';
import type { ScenarioId } from '../scenarios/index.ts';
import { isOwn, ownScenario } from '../scenarios/own.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { excerpt } from '../trace/excerpt.ts';

/** In a list of names. */
const LONGEST_NAME = 50;

export const scenarioTitle = (words: Words, id: string): string =>
  isBuiltIn(words, id) ? words.scenarios[id].title : (familyTitle(words, id) ?? id);

/** The sentence about a built-in one; null of any other. */
export const scenarioAbout = (words: Words, id: string): string | null =>
  isBuiltIn(words, id) ? words.scenarios[id].about : null;

/** Asked of the words, which are there before the scenarios are. */
const isBuiltIn = (words: Words, id: string): id is ScenarioId =>
  Object.hasOwn(words.scenarios, id);

/** The title of one of the reader's own: it need not have a name. */
export const ownTitle = ({ families }: Pick<Words, 'families'>, { id }: Pick<Scenario, 'id'>) =>
  id.trim() || families.own;

function familyTitle(words: Words, id: string): string | null {
  const { families } = words;
  const slash = id.indexOf('/');
  const rest = id.slice(slash + 1);
  switch (id.slice(0, Math.max(slash, 0))) {
    case 'close-after': {
      const afterMs = closeAfterMs(rest);
      return afterMs === null ? null : families.closeAfter(afterMs);
    }
    case 'grid': {
      const name = parseGridName(rest);
      return name && families.grid({ ...name, where: whereOf(name) });
    }
    case 'own': {
      const own = ownScenario(rest);
      return own === null ? families.own : ownTitle(words, own);
    }
    default:
      return null;
  }
}

/** The same of a built-in server with many clients. */
export const worldTitle = ({ worlds }: Pick<Words, 'worlds'>, world: string): string =>
  worlds[world] ?? world;

/** Of the one that is shown: built in, or the reader's own. */
export const serverTitle = (
  words: Words,
  { name, base }: { readonly name: string; readonly base: Pick<Scenario, 'id'> },
): string => (isOwn(name) ? excerpt(ownTitle(words, base), LONGEST_NAME) : worldTitle(words, name));
