/** Simulates a world in slices that are shorter than a frame: the page goes on meanwhile, and what is no longer wanted ends. */
import { worldOf, type ServerScenario } from '../../simulation/world/serverScenario.ts';
import type { WorldProgress } from '../../simulation/world/worldLimits.ts';
import { WorldRun } from '../../simulation/world/worldRun.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { PAGE_LIMITS } from './limits.ts';

const SLICE_MS = 12;

export async function simulateInSlices(
  scenario: ServerScenario,
  isWanted: () => boolean,
  onprogress: (progress: WorldProgress) => void = () => undefined,
): Promise<WorldTrace | null> {
  const run = new WorldRun(worldOf(scenario), PAGE_LIMITS);
  while (isWanted()) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const trace = run.next();
      if (trace) return trace;
    }
    onprogress(run.progress);
    await new Promise((goesOn) => setTimeout(goesOn));
  }
  return null;
}
