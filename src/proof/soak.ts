/** Random runs, each of which must keep the invariants after every step. */
import fc from 'fast-check';
import { violations } from '../trace/invariants/index.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { AT_ONCE, LIMITS, type Limits } from '../simulation/limits.ts';
import { simulate } from '../simulation/simulate.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import { serverFileOf } from '../simulation/world/parseServer.ts';
import { anyAccepted } from './accepted.ts';
import { anyScenario } from './randomScenario.ts';
import { anyServer, wrongWithWorld } from './randomWorlds.ts';

/** A scenario that breaks an invariant, made as small as could be, and how. */
export interface Failure {
  /** As a file. */
  readonly scenario: object;
  readonly wrong: readonly string[];
  readonly seed: number;
}

/** Scenarios of a kind: so many of each twenty, what is wrong with one of them, and how it is written in a file. */
interface Kind<S> {
  readonly scenarios: fc.Arbitrary<S>;
  readonly wrongWith: (scenario: S) => string[];
  readonly fileOf: (scenario: S) => object;
  readonly ofTwenty: number;
}

type Checked = (runs: number, seed: number, tell: () => void) => Failure | null;

const checking =
  <S>({ scenarios, wrongWith, fileOf, ofTwenty }: Kind<S>): Checked =>
  (runs, seed, tell) => {
    const isWell = (scenario: S) => {
      tell();
      return wrongWith(scenario).length === 0;
    };
    const numRuns = Math.round((runs * ofTwenty) / 20);
    if (numRuns === 0) return null;
    const result = fc.check(fc.property(scenarios, isWell), { numRuns, seed });
    const [scenario] = result.counterexample ?? [];
    if (!result.failed || scenario === undefined) return null;
    return { scenario: fileOf(scenario), wrong: wrongWith(scenario), seed };
  };

const asItIs = (scenario: Scenario): object => scenario;

/**
 * Connections that come about, which must end well; whatever a reader's file may say; servers with many clients, each of which is
 * many connections.
 */
const KINDS: readonly Checked[] = [
  checking({ scenarios: anyScenario, wrongWith: wrongWithRun, fileOf: asItIs, ofTwenty: 10 }),
  checking({ scenarios: anyAccepted, wrongWith: wrongAtOnce, fileOf: asItIs, ofTwenty: 9 }),
  checking({
    ...{ scenarios: anyServer, wrongWith: wrongWithWorld, fileOf: serverFileOf },
    ofTwenty: 1,
  }),
];

/** Makes so many random runs, some of each kind; says after each how many there were. Null: all is well. */
export function soak(
  runs: number,
  seed: number,
  progress: (done: number) => void = () => undefined,
): Failure | null {
  let done = 0;
  for (const check of KINDS) {
    const failure = check(runs, seed, () => progress(++done));
    if (failure) return failure;
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
