/**
 * A run the reader works on: a scenario, the changes with their history, and the trace of both together. An immutable
 * value; `revise.ts` makes the next one of it.
 */
import { foldOf, type Fold } from '../trace/fold/index.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { SimulatedTrace } from '../simulation/simulate.ts';
import { NO_CHANGES, type Changes } from './changes.ts';
import { historyOf, type History } from './history.ts';

/** A scenario and the name it is known by: the id of a built-in one, or what a link to it says. */
export interface NamedScenario {
  readonly name: string;
  readonly base: Scenario;
}

/** What the reader has made of the scenario so far, and what they are still setting. */
export interface Revision extends NamedScenario {
  readonly changes: Changes;
  /** What was set with this revision: setting the same again amends the revision. */
  readonly setting: string | null;
}

/** `base` is the scenario without the reader's changes. */
export interface Run extends NamedScenario {
  readonly history: History<Revision>;
  readonly trace: SimulatedTrace;
  readonly fold: Fold;
}

/** What the reader has made of a scenario so far, and its trace. */
export function runOf(history: History<Revision>, trace: SimulatedTrace): Run {
  const { name, base } = history.present;
  return { name, base, history, trace, fold: foldOf(trace) };
}

/** The run of a scenario that nothing was changed in, from its trace. */
export function unchangedRun(trace: SimulatedTrace): Run {
  const { scenario: base } = trace;
  return runOf(historyOf({ name: base.id, base, changes: NO_CHANGES, setting: null }), trace);
}

export const changesOf = (run: Run): Changes => run.history.present.changes;
