/** Random runs, each of which must keep the invariants after every step. */
import fc from 'fast-check';
import { violations } from '../trace/invariants/index.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { LIMITS } from '../simulation/limits.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { anyScenario } from './randomScenario.ts';

/** A scenario that breaks an invariant, made as small as could be, and how. */
export interface Failure {
  readonly scenario: Scenario;
  readonly wrong: readonly string[];
  readonly seed: number;
}

/** Makes so many random runs; says after each how many there were. Null: all is well. */
export function soak(
  runs: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Failure | null {
  let done = 0;
  const result = fc.check(
    fc.property(anyScenario, (scenario) => {
      progress(++done);
      return wrongWithRun(scenario).length === 0;
    }),
    { numRuns: runs, seed },
  );
  const [scenario] = result.counterexample ?? [];
  if (!result.failed || !scenario) return null;
  return { scenario, wrong: wrongWithRun(scenario), seed };
}

/**
 * By the letter of 3.10.7.4 a bare ACK whose number is just beyond the window is answered with an ACK. Where both ends have
 * filled the other's window and both miss a piece, either's ACKs are such, and each answers the other for ever, until
 * a retransmission ends it. (RFC 5961, 7 asks for a throttle, which is not modelled.)
 */
const isAckWar = ({ end, flights }: ConnectionTrace): boolean =>
  end.reason === 'tooManySegments' && flights.slice(-100).every(({ reason }) => reason === 'ack');

/** A long transfer over a bad link, or into a window that a forger has shut, takes more segments than a reader's run may. */
const PATIENT = { ...LIMITS, steps: 40_000, flights: 20_000 };

/** What is wrong with a run of the scenario: the laws that it breaks, or why it did not end well. */
export function wrongWithRun(scenario: Scenario): string[] {
  try {
    const trace = simulate(scenario, PATIENT);
    const ended = ['quiet', 'until'].includes(trace.end.reason) || isAckWar(trace);
    return [...violations(trace), ...(ended ? [] : [`ended: ${trace.end.reason}`])];
  } catch (error) {
    return [(error as Error).message];
  }
}
