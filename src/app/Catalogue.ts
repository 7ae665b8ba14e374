/** All scenarios by name. But for the first one, they are loaded when another one is asked for. */
import type { scenarioNamed } from '../scenarios/named.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { firstTrace } from './firstTrace.ts';
import { FIRST_SCENARIO } from './firstScenario.ts';

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
