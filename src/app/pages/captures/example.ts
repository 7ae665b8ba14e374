/** Writes the capture of an example: its run is simulated, and what one end saw of it becomes a file like any other. */
import { CAPTURE_EXAMPLES, type CaptureExample } from '../../../cases/captures.ts';
import { traceOf } from '../../../cases/case.ts';
import { toPcap } from '../../../export/toCapture.ts';
import { worldById } from '../../../scenarios/worlds/index.ts';
import { simulateServer } from '../../../player/serverWorker/simulateServer.ts';

/** null: there is no such example. */
export async function exampleFile(id: string): Promise<Blob | null> {
  const example = CAPTURE_EXAMPLES.find((one) => one.id === id);
  if (example === undefined) return null;
  const trace = await runOf(example);
  return trace && new Blob([toPcap(trace, { vantage: example.at })]);
}

async function runOf({ run }: CaptureExample) {
  if ('world' in run) return simulateServer(run.world, () => true);
  if ('scenario' in run) return traceOf(run);
  const world = worldById(run.server);
  if (world === null) return null;
  const clients = world.clients.map((group) => ({ ...group, count: group.count * run.times }));
  return simulateServer({ ...world, clients }, () => true);
}
