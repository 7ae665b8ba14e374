/** Simulates a server with many clients beside the page, tells how far it is, and hands the trace over in parts. */
import { expose } from 'comlink';
import { worldOf, type ServerScenario } from '../../simulation/world/serverScenario.ts';
import type { WorldProgress } from '../../simulation/world/worldLimits.ts';
import { WorldRun } from '../../simulation/world/worldRun.ts';
import type { WorldTrace } from '../../trace/world.ts';
import { PAGE_LIMITS } from './limits.ts';

/** What follows behind the parts before. */
export type WorldPart = Pick<WorldTrace, 'connections' | 'happenings'>;

/** It tells how far it is so often, and can be stopped as soon. */
const TELLS_MS = 80;

/** The page takes one part in less than a frame. */
const CONNECTIONS = 25;
const HAPPENINGS = 4000;

const remote = {
  /** Gives the trace without its connections and happenings, which `take` has been given; null: it was not wanted any more. */
  async simulate(
    scenario: ServerScenario,
    goesOn: (progress: WorldProgress) => Promise<boolean>,
    take: (part: WorldPart) => Promise<boolean>,
  ): Promise<WorldTrace | null> {
    const run = new WorldRun(worldOf(scenario), PAGE_LIMITS);
    for (;;) {
      let whole: WorldTrace | null = null;
      const until = performance.now() + TELLS_MS;
      while (!whole && performance.now() < until) whole = run.next();
      if (whole) return (await handOver(whole, take)) ? rest(whole) : null;
      if (!(await goesOn(run.progress))) return null;
    }
  },
};

async function handOver(
  { connections, happenings }: WorldTrace,
  take: (part: WorldPart) => Promise<boolean>,
): Promise<boolean> {
  for (let from = 0; from < connections.length; from += CONNECTIONS) {
    const part = connections.slice(from, from + CONNECTIONS);
    if (!(await take({ connections: part, happenings: [] }))) return false;
  }
  for (let from = 0; from < happenings.length; from += HAPPENINGS) {
    const part = happenings.slice(from, from + HAPPENINGS);
    if (!(await take({ connections: [], happenings: part }))) return false;
  }
  return true;
}

const rest = (whole: WorldTrace): WorldTrace => ({ ...whole, connections: [], happenings: [] });

export type RemoteWorld = typeof remote;

expose(remote);
