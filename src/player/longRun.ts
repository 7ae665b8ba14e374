/**
 * A long run, simulated in a worker, or where there is none in slices: the page lives on meanwhile. It tells how far it has
 * come, and can be ended early; then there is what there is.
 */
import { LIMITS } from '../simulation/limits.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { foldOfRun } from './run.ts';
import { Simulation } from '../simulation/simulate.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';

/** A slice leaves room for the rest of a frame. */
const SLICE_MS = 8;

export interface LongRun {
  /** The run ends here: what there is of it is done. */
  stop(): void;
  /** It is not wanted any more. */
  drop(): void;
}

export interface Heard {
  /** About so many segments have left. */
  readonly onprogress: (flights: number) => void;
  readonly ondone: (trace: SimulatedTrace) => void;
}

/** As exactly as is worth saying while it grows. */
function about(flights: number): number {
  const step = flights < 1000 ? 100 : 1000;
  return Math.floor(flights / step) * step;
}

/** The run of which the beginning is there already; its whole is simulated from the start. */
export function simulateLong(
  { scenario, flights }: SimulatedTrace,
  { onprogress, ondone }: Heard,
): LongRun {
  const known = flights.length;
  let [wanted, stopped] = [true, false];
  const heard: Heard = {
    onprogress: (count) => onprogress(about(Math.max(count, known))),
    ondone(trace) {
      if (!wanted) return;
      // A task of its own: the page need not wait for all of it at once.
      foldOfRun(trace);
      setTimeout(() => {
        if (wanted) ondone(trace);
      });
    },
  };
  let run: LongRun | null = null;
  const begin = (made: LongRun) => {
    run = made;
    if (stopped) made.stop();
  };
  const withoutWorker = () => {
    if (wanted) begin(inSlices(scenario, heard));
  };
  if (typeof Worker === 'undefined') withoutWorker();
  else
    import('./worker/inWorker.ts')
      .then(({ simulateInWorker }) => {
        if (wanted) begin(simulateInWorker(scenario, heard, withoutWorker));
      })
      .catch(withoutWorker);
  return {
    stop() {
      stopped = true;
      run?.stop();
    },
    drop() {
      wanted = false;
      run?.drop();
    },
  };
}

function inSlices(scenario: Scenario, { onprogress, ondone }: Heard): LongRun {
  const simulation = new Simulation(scenario, LIMITS);
  let timer = setTimeout(slice);

  function slice(): void {
    const until = performance.now() + SLICE_MS;
    do {
      const trace = simulation.next();
      if (trace) {
        ondone(trace);
        return;
      }
    } while (performance.now() < until);
    onprogress(simulation.flights);
    timer = setTimeout(slice);
  }

  return {
    stop() {
      clearTimeout(timer);
      ondone(simulation.cut());
    },
    drop: () => clearTimeout(timer),
  };
}
