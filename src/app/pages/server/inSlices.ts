/** Simulates a world in slices that are shorter than a frame: the page goes on meanwhile, and what is no longer wanted ends. */
import { WORLD_LIMITS } from '../../../simulation/world/worldLimits.ts';
import { worldOf, type ServerScenario } from '../../../simulation/world/serverScenario.ts';
import { WorldRun } from '../../../simulation/world/worldRun.ts';
import type { WorldTrace } from '../../../trace/world.ts';

const SLICE_MS = 12;
/** A page draws no more than this. */
const LIMITS = { ...WORLD_LIMITS, happenings: 150_000 };

export async function simulateInSlices(
  scenario: ServerScenario,
  isWanted: () => boolean,
  onprogress: (steps: number) => void = () => undefined,
): Promise<WorldTrace | null> {
  const run = new WorldRun(worldOf(scenario), LIMITS);
  for (let steps = 0; isWanted();) {
    const until = performance.now() + SLICE_MS;
    while (performance.now() < until) {
      const trace = run.next();
      if (trace) return trace;
      steps += 1;
    }
    onprogress(steps);
    await new Promise((goesOn) => setTimeout(goesOn));
  }
  return null;
}
