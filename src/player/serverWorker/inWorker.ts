/** A server with many clients, simulated in a worker. Loaded when there is one; where there is none, or it fails, it rejects. */
import { proxy, wrap } from 'comlink';
import type { ServerScenario } from '../../simulation/world/serverScenario.ts';
import type { WorldProgress } from '../../simulation/world/worldLimits.ts';
import type { WorldHappening, WorldTrace } from '../../trace/world.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { makeWorker } from './makeWorker.ts';
import type { RemoteWorld, WorldPart } from './world.worker.ts';

export async function simulateInWorker(
  scenario: ServerScenario,
  isWanted: () => boolean,
  onprogress: (progress: WorldProgress) => void,
): Promise<WorldTrace | null> {
  const worker = makeWorker();
  if (worker === null) throw new Error('there are no workers');
  const connections: ConnectionTrace[] = [];
  const happenings: WorldHappening[] = [];

  function goesOn(progress: WorldProgress): boolean {
    if (isWanted()) onprogress(progress);
    return isWanted();
  }

  function take(part: WorldPart): boolean {
    connections.push(...part.connections);
    happenings.push(...part.happenings);
    return isWanted();
  }

  const failed = new Promise<never>((_, reject) => {
    worker.onerror = () => reject(new Error('the worker has failed'));
  });
  try {
    const made = wrap<RemoteWorld>(worker).simulate(
      scenario,
      proxy((progress: WorldProgress) => Promise.resolve(goesOn(progress))),
      proxy((part: WorldPart) => Promise.resolve(take(part))),
    );
    const rest = await Promise.race([made, failed]);
    return rest === null ? null : { ...rest, connections, happenings };
  } finally {
    worker.terminate();
  }
}
