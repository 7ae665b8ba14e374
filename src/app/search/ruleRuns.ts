/** The run that shows a rule: the first built-in scenario in which it is applied. Looked for one scenario at a time. */
import { RULE_IDS, type RuleId } from '../../../machines/tcp/rules.ts';
import { traceOf } from '../../cases/case.ts';
import { NO_CHANGES } from '../../player/changes.ts';
import { SCENARIO_IDS, type ScenarioId } from '../../scenarios/index.ts';
import type { ConnectionTrace, Step } from '../../trace/connection.ts';
import { momentOf, withinInstant } from '../../trace/moment.ts';
import { writeAddress } from '../address/write.ts';

export interface RuleRun {
  readonly scenario: ScenarioId;
  readonly trace: ConnectionTrace;
  /** The first step that applies it. */
  readonly step: Step;
}

const found = new Map<RuleId, RuleRun>();
const left = [...SCENARIO_IDS];

/** What has been found so far, of all that is looked for. */
export const ruleRuns = (): ReadonlyMap<RuleId, RuleRun> => new Map(found);

/** Looks through one scenario more; false where nothing is left to look for. */
export function lookOn(): boolean {
  const scenario = left.shift();
  if (scenario === undefined || found.size === RULE_IDS.length) return false;
  const trace = traceOf({ scenario });
  for (const step of trace.steps) {
    for (const rule of step.rules) {
      if (!found.has(rule)) found.set(rule, { scenario, trace, step });
    }
  }
  return true;
}

/** The address of the run right after that step. */
export function addressOfRule({ scenario, trace, step }: RuleRun): string {
  const moment = momentOf(step);
  const { done, all } = withinInstant(trace, moment);
  const at = { scenario, changes: NO_CHANGES, at: moment.at, done: done === all ? null : done };
  return writeAddress(at);
}
