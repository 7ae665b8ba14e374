/**
 * The family `own/<code>`: scenarios of the reader's own. The code is the scenario itself (or where it is kept); whoever
 * has read and checked one puts it here, where it is found by its name like any other.
 */
import type { Scenario } from '../simulation/scenario.ts';

export const OWN = 'own/';

/** As many as can be undone, and some more. */
const MOST_KNOWN = 300;

const known = new Map<string, Scenario>();

/** The name under which it is found from now on. */
export function keepOwn(code: string, scenario: Scenario): string {
  known.delete(code);
  known.set(code, scenario);
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    known.delete(oldest);
  }
  return OWN + code;
}

export const ownScenario = (code: string): Scenario | null => known.get(code) ?? null;

export const isOwn = (name: string): boolean => name.startsWith(OWN);
