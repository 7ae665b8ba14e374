/** A player on a built-in scenario, ready to play. */
import { Player } from '../../src/player/Player.svelte.ts';
import type { PlayerOptions } from '../../src/player/contract.ts';
import * as works from '../../src/player/engine.ts';
import { scenarioById, type ScenarioId } from '../../src/scenarios/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';

export function playerOf(scenario: ScenarioId, options: Partial<PlayerOptions> = {}): Player {
  const player = new Player({
    first: simulate(scenarioById(scenario)),
    scenarioOf: (id) => scenarioById(id as ScenarioId),
    ...options,
  });
  player.start(works);
  return player;
}
