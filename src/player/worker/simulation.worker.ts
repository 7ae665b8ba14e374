/** Simulates a long run beside the page, and hands it over in parts. */
import { expose } from 'comlink';
import { LIMITS } from '../../simulation/limits.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { Simulation } from '../../simulation/simulate.ts';
import type { SimulatedTrace } from '../../simulation/connectionRun.ts';

/** Steps and flights that follow those of the parts before. */
export type TracePart = Pick<SimulatedTrace, 'steps' | 'flights'>;

/** So many steps at a time: the page is busy with a part for less than a frame. */
const STEPS = 200;

/** A part comes at least so often, however much there is in its steps: that is how soon the run can be stopped. */
const PART_MS = 100;

const remote = {
  /** Gives the trace without its steps and flights. `take` says whether the run goes on. */
  async simulate(
    scenario: Scenario,
    take: (part: TracePart) => Promise<boolean>,
  ): Promise<SimulatedTrace> {
    const simulation = new Simulation(scenario, LIMITS);
    const given = { steps: 0, flights: 0 };
    for (;;) {
      let whole: SimulatedTrace | null = null;
      const until = performance.now() + PART_MS;
      for (let i = 0; i < STEPS && !whole && performance.now() < until; i++)
        whole = simulation.next();
      const { steps, flights, ...rest } = whole ?? simulation.cut();
      const part = { steps: steps.slice(given.steps), flights: flights.slice(given.flights) };
      Object.assign(given, { steps: steps.length, flights: flights.length });
      if (!(await take(part)) || whole) return { ...rest, steps: [], flights: [] };
    }
  },
};

export type Remote = typeof remote;

expose(remote);
