/**
 * A run the reader works on: a scenario, the changes with their history, and the trace of both together. An immutable
 * value; `revise.ts` makes the next one of it.
 */
import { foldOf, type Fold } from '../trace/fold/index.ts';
import { oncePer } from '../trace/lookup.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import { NO_CHANGES, type Changes } from './changes.ts';

/** A history with undo and redo, as an immutable value: `history.ts` makes the next one of it. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [] });

export const canUndo = ({ past }: History<unknown>): boolean => past.length > 0;
export const canRedo = ({ future }: History<unknown>): boolean => future.length > 0;

/** A scenario and the name it is known by: the id of a built-in one, or what a link to it says. */
export interface NamedScenario {
  readonly name: string;
  readonly base: Scenario;
}

/** What the reader has made of the scenario so far, and what they are still setting. */
export interface Revision extends NamedScenario {
  readonly changes: Changes;
  /** The scenario that an edited one was made from; null where `base` was edited by nobody. */
  readonly origin: NamedScenario | null;
  /** What was set with this revision: setting the same again amends the revision. */
  readonly setting: string | null;
}

/** `base` is the scenario without the reader's changes; `origin` the one that it was edited from. */
export interface Run extends NamedScenario {
  readonly origin: NamedScenario | null;
  readonly history: History<Revision>;
  readonly trace: SimulatedTrace;
  readonly fold: Fold;
  /** The trace is only the beginning: there is more of the run than can be simulated at once. */
  readonly partial: boolean;
}

/** The fold of a trace alone. */
export const foldOfRun = oncePer((trace: SimulatedTrace) => foldOf(trace));

/** What the reader has made of a scenario so far, and its trace. */
export function runOf(history: History<Revision>, trace: SimulatedTrace, partial = false): Run {
  const { name, base, origin } = history.present;
  return { name, base, origin, history, trace, fold: foldOfRun(trace), partial };
}

/** The same run with its whole trace. */
export const completed = (run: Run, trace: SimulatedTrace): Run => runOf(run.history, trace);

const MOST_LEFT = 10;

/** The runs that have been left for others, the last one first, once a run is left for the next. */
export const leftFor = (next: Run, run: Run, left: readonly Run[]): readonly Run[] =>
  [run, ...left].filter((other) => other !== next).slice(0, MOST_LEFT);

/** The run of a scenario that nothing was changed in, from its trace. */
export function unchangedRun(trace: SimulatedTrace): Run {
  const { scenario: base } = trace;
  return runOf(
    historyOf({ name: base.id, base, changes: NO_CHANGES, origin: null, setting: null }),
    trace,
  );
}

export const changesOf = (run: Run): Changes => run.history.present.changes;
