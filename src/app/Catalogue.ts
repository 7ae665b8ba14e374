/** All scenarios by name. But for the first one, they are loaded when another one is asked for. */
import type { scenarioNamed } from '../scenarios/named.ts';
import { openDataClose } from '../scenarios/openDataClose.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { FIRST_SCENARIO } from './followAddress.ts';

export class Catalogue {
  #named: typeof scenarioNamed | null = null;

  /** Throws where they cannot be loaded. */
  async load(): Promise<void> {
    this.#named ??= (await import('../scenarios/named.ts')).scenarioNamed;
  }

  /** The scenario of that name; the first one where there is none. Others than that have to be loaded before. */
  scenarioOf(name: string): Scenario {
    if (name === FIRST_SCENARIO) return openDataClose;
    if (this.#named === null) throw new Error(`The scenarios have not been loaded: ${name}`);
    return this.#named(name) ?? openDataClose;
  }
}
