/** What is mutated, and what must hold of a scenario that was accepted out of a reader's hands. */
import fc from 'fast-check';
import { scenarioById, SCENARIO_IDS } from '../../scenarios/index.ts';
import { AT_ONCE } from '../../simulation/limits.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { simulate } from '../../simulation/simulate.ts';
import { violations } from '../../trace/invariants/index.ts';
import type { ConnectionTrace } from '../../trace/connection.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import { anyScenario } from '../randomScenario.ts';
import { inTime } from './holds.ts';

/** Scenarios that are accepted as they are: links, files and texts are made of these, and then mutated. */
export const accepted: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SCENARIO_IDS).map(scenarioById) },
  { weight: 1, arbitrary: anyScenario },
);

/** Of longer runs the laws take longer than all else. */
const MOST_STEPS = 400;

/** What is wrong with a run of it, as long as it may be where somebody waits. */
export function wrongInRun(scenario: Scenario): string[] {
  const { value: trace, wrong } = inTime('The run', 10_000, () => simulate(scenario, AT_ONCE));
  const isHeld =
    trace.steps.length <= MOST_STEPS &&
    fitsHeader(scenario) &&
    SIDES.every((side) => connectionsOf(trace, side) < 2);
  return [...wrong, ...(isHeld ? violations(trace) : [])];
}

/** No header carries a larger window: there is no window scaling. */
const LARGEST_WINDOW = 65_535;

const fitsHeader = ({ settings, client, server }: Scenario): boolean =>
  [settings, client.settings, server.settings].every(
    (values) => (values?.rcvBuf ?? 0) <= LARGEST_WINDOW && values?.windowFrom !== 'octets',
  );

/** How many connections an end has had. Where one has crashed, what is left of it may get into the next one. */
function connectionsOf({ steps }: ConnectionTrace, side: Side): number {
  const states = [
    'CLOSED',
    ...steps.flatMap((step) => (step.side === side ? step.after.state : [])),
  ];
  const isOpening = (state = ''): boolean => state === 'SYN_SENT' || state === 'SYN_RCVD';
  const isClosed = (state = ''): boolean => state === 'CLOSED' || state === 'LISTEN';
  return states.filter((state, i) => isOpening(state) && isClosed(states[i - 1])).length;
}
