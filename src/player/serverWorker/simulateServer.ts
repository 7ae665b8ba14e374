/** Simulates a server with its clients: a few at once, as nothing is as quick as that; many in a worker, or where there is none in slices. */
import type { ServerScenario } from '../../simulation/world/serverScenario.ts';
import type { WorldProgress } from '../../simulation/world/worldLimits.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { simulateInSlices } from './inSlices.ts';

/** So many are there in less time than a worker needs to begin. */
const FEW = 30;

/** null: it was not wanted any more. */
export async function simulateServer(
  scenario: ServerScenario,
  isWanted: () => boolean,
  onprogress: (progress: WorldProgress) => void = () => undefined,
): Promise<WorldTrace | null> {
  const count = scenario.clients.reduce((sum, group) => sum + group.count, 0);
  if (count > FEW && typeof Worker !== 'undefined') {
    try {
      const { simulateInWorker } = await import('./inWorker.ts');
      return await simulateInWorker(scenario, isWanted, onprogress);
    } catch {
      // the browser refuses the worker, or it has died: the page does it itself
    }
  }
  return simulateInSlices(scenario, isWanted, onprogress);
}
