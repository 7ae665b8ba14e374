/** A long run, simulated in a worker. Loaded when there is one; where there are no workers, it rejects. */
import { proxy, wrap } from 'comlink';
import type { Scenario } from '../../simulation/scenario.ts';
import type { Flight, Step } from '../../trace/connection.ts';
import type { Heard, LongRun } from '../longRun.ts';
import { makeWorker } from './makeWorker.ts';
import type { TracePart, Remote } from './simulation.worker.ts';

export function simulateInWorker(
  scenario: Scenario,
  { onprogress, ondone }: Heard,
  onfail: () => void,
): LongRun {
  const worker = makeWorker();
  if (worker === null) throw new Error('there are no workers');
  const steps: Step[] = [];
  const flights: Flight[] = [];
  let goesOn = true;
  let wanted = true;

  function take(part: TracePart): boolean {
    for (const step of part.steps) steps.push(step);
    for (const flight of part.flights) flights.push(flight);
    onprogress(flights.length);
    return goesOn;
  }

  function fail(): void {
    if (!wanted) return;
    drop();
    onfail();
  }

  function drop(): void {
    wanted = false;
    worker?.terminate();
  }

  worker.onerror = fail;
  wrap<Remote>(worker)
    .simulate(
      scenario,
      proxy((part: TracePart) => Promise.resolve(take(part))),
    )
    .then((rest) => {
      if (!wanted) return;
      drop();
      ondone({ ...rest, steps, flights });
    })
    .catch(fail);

  return { stop: () => (goesOn = false), drop };
}
