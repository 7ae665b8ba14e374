/** All scenarios by name. But for the first one, they are loaded when another one is asked for. */
import type { scenarioNamed } from '../scenarios/named.ts';
import type { ScenarioId } from '../scenarios/index.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { firstTrace } from './firstTrace.ts';

/** What plays where the address says nothing. */
export const FIRST_SCENARIO: ScenarioId = 'open-data-close';

export class Catalogue {
  #named: typeof scenarioNamed | null = null;

  /** Throws where they cannot be loaded. */
  async load(): Promise<void> {
    this.#named ??= (await import('../scenarios/named.ts')).scenarioNamed;
  }

  /** The scenario of that name; the first one where there is none. Others than that have to be loaded before. */
  scenarioOf(name: string): Scenario {
    const { scenario: first } = firstTrace;
    if (name === FIRST_SCENARIO) return first;
    if (this.#named === null) throw new Error(`The scenarios have not been loaded: ${name}`);
    return this.#named(name) ?? first;
  }
}
