/** What is mutated, and what must hold of a scenario that was accepted out of a reader's hands. */
import fc from 'fast-check';
import { isBroken } from '../../../machines/stacks/profiles.ts';
import { scenarioById, SCENARIO_IDS } from '../../scenarios/index.ts';
import { AT_ONCE } from '../../simulation/limits.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { simulate } from '../../simulation/simulate.ts';
import { violations } from '../../trace/invariants/index.ts';
import { anyAccepted } from '../accepted.ts';
import { inTime } from './holds.ts';

/** Scenarios that are accepted as they are: links, files and texts are made of these, and then mutated. */
export const accepted: fc.Arbitrary<Scenario> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SCENARIO_IDS).map(scenarioById) },
  { weight: 1, arbitrary: anyAccepted },
);

/** Of longer runs the laws take longer than all else. */
const MOST_STEPS = 400;

/** What is wrong with a run of it, as long as it may be where somebody waits. */
export function wrongInRun(scenario: Scenario): string[] {
  const { value: trace, wrong } = inTime('The run', 10_000, () => simulate(scenario, AT_ONCE));
  // a stack that is broken on purpose breaks laws
  const isHeld = trace.steps.length <= MOST_STEPS && !isBroken(scenario.profile);
  return [...wrong, ...(isHeld ? violations(trace) : [])];
}
