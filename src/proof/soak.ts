/** Random runs, each of which must keep the invariants after every step. */
import fc from 'fast-check';
import { violations } from '../trace/invariants/index.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { AT_ONCE, LIMITS, type Limits } from '../simulation/limits.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { anyAccepted } from './accepted.ts';
import { anyScenario } from './randomScenario.ts';

/** A scenario that breaks an invariant, made as small as could be, and how. */
export interface Failure {
  readonly scenario: Scenario;
  readonly wrong: readonly string[];
  readonly seed: number;
}

/** Scenarios of a kind, and what is wrong with one of them. */
interface Kind {
  readonly scenarios: fc.Arbitrary<Scenario>;
  readonly wrongWith: (scenario: Scenario) => string[];
}

/** Connections that come about, which must end well; and whatever a reader's file may say. */
const KINDS: readonly Kind[] = [
  { scenarios: anyScenario, wrongWith: wrongWithRun },
  { scenarios: anyAccepted, wrongWith: wrongAtOnce },
];

/** Makes so many random runs, half of each kind; says after each how many there were. Null: all is well. */
export function soak(
  runs: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Failure | null {
  let done = 0;
  for (const [i, { scenarios, wrongWith }] of KINDS.entries()) {
    const isWell = (scenario: Scenario) => {
      progress(++done);
      return wrongWith(scenario).length === 0;
    };
    const numRuns = Math.ceil((runs - i) / KINDS.length);
    const result = fc.check(fc.property(scenarios, isWell), { numRuns, seed });
    const [scenario] = result.counterexample ?? [];
    if (result.failed && scenario) return { scenario, wrong: wrongWith(scenario), seed };
  }
  return null;
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

/** What is wrong with a run of a connection that comes about: the laws that it breaks, or that it does not end. */
export function wrongWithRun(scenario: Scenario): string[] {
  return wrongIn(scenario, PATIENT, (trace) =>
    ['quiet', 'until'].includes(trace.end.reason) || isAckWar(trace)
      ? []
      : [`ended: ${trace.end.reason}`],
  );
}

/** What is wrong with what is simulated at once of any scenario; how that ends is its own affair. */
export function wrongAtOnce(scenario: Scenario): string[] {
  return wrongIn(scenario, AT_ONCE, () => []);
}

function wrongIn(
  scenario: Scenario,
  limits: Limits,
  more: (trace: ConnectionTrace) => string[],
): string[] {
  try {
    const trace = simulate(scenario, limits);
    return [...violations(trace), ...more(trace)];
  } catch (error) {
    return [(error as Error).message];
  }
}
