/**
 * Scenarios by name. A name is the id of a built-in scenario, or a family with what it leaves open: `close-after/300` is a
 * close in which the server's program takes 300 ms. A link carries the name.
 */
import type { Scenario } from '../simulation/scenario.ts';
import { closeAfter } from './closeAfter.ts';
import { gridScenario } from './grid/grid.ts';
import { scenarioById, SCENARIO_IDS } from './index.ts';
import { ownScenario } from './own.ts';

/** Each family makes a scenario of what stands behind its name; null where that makes no sense. */
const FAMILIES: Readonly<Record<string, (rest: string) => Scenario | null>> = {
  'close-after': closeAfter,
  grid: gridScenario,
  own: ownScenario,
};

/** The scenario of that name; null where there is none. */
export function scenarioNamed(name: string): Scenario | null {
  const id = SCENARIO_IDS.find((known) => known === name);
  if (id !== undefined) return scenarioById(id);
  const slash = name.indexOf('/');
  const family = name.slice(0, Math.max(slash, 0));
  if (!Object.hasOwn(FAMILIES, family)) return null;
  return FAMILIES[family]?.(name.slice(slash + 1)) ?? null;
}
