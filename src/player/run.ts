/**
 * A run the reader works on: a scenario, the changes with their history, and the trace of both together. An immutable
 * value; what the reader does gives the next one, the same where it changes nothing.
 */
import type { ProfileName } from '../../machines/tcp/profiles.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { foldOf, type Fold } from '../simulation/fold.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Action, LinkChange, Scenario } from '../simulation/scenario.ts';
import type { Fate, Step, Trace } from '../simulation/trace.ts';
import {
  NO_CHANGES,
  withChanges,
  type Changes,
  type SegmentName,
  type Treatment,
} from './changes.ts';
import * as history from './history.ts';
import { changeDelay, chooseProfile, leaveAlone, makeCall, treat } from './interventions.ts';

/** What the reader has changed so far, and what they are still setting. */
interface Revision {
  readonly changes: Changes;
  /** The moment of the link's delay that was set with this revision; setting it again amends the revision. */
  readonly settingDelayAt: number | null;
}

export interface Run {
  /** As it was before the reader changed anything. */
  readonly base: Scenario;
  readonly history: history.History<Revision>;
  readonly trace: Trace;
  readonly fold: Fold;
}

export function newRun(base: Scenario, changes: Changes = NO_CHANGES): Run {
  return simulated(base, history.historyOf({ changes, settingDelayAt: null }));
}

export const changesOf = (run: Run): Changes => run.history.present.changes;

/** The network treats a segment this way. */
export function treated(run: Run, flight: number, how: Treatment): Run {
  const segment = run.trace.flights[flight];
  if (segment === undefined) return run;
  return revised(run, treat(changesOf(run), segment, how));
}

/** A segment is lost. Where it would be without the reader, the reader's treatment is taken away. */
export function lost(run: Run, flight: number): Run {
  const segment = run.trace.flights[flight];
  if (segment === undefined || segment.fate === 'lost') return run;
  return untreatedFate(run, segment) === 'lost'
    ? revised(run, leaveAlone(changesOf(run), segment))
    : treated(run, flight, { do: 'drop' });
}

/** A segment fares as if the reader had left it alone; and if that would lose it, it is delivered all the same. */
export function restored(run: Run, flight: number): Run {
  const segment = run.trace.flights[flight];
  if (segment === undefined || segment.fate === 'delivered') return run;
  const changes = changesOf(run);
  const untreated = leaveAlone(changes, segment);
  return untreated !== changes && untreatedFate(run, segment) !== 'lost'
    ? revised(run, untreated)
    : treated(run, flight, { do: 'deliver' });
}

export function called(run: Run, action: Action): Run {
  return revised(run, makeCall(changesOf(run), action));
}

/** The step of the call that the reader made last at a time; null where the run ends before it. */
export function lastCallAt(run: Run, at: Time): Step | null {
  const nth = changesOf(run).calls.findLastIndex(({ atUs }) => atUs === at);
  const action = run.base.actions.length + nth;
  const made = (step: Step) => step.cause.kind === 'call' && step.cause.action === action;
  return nth < 0 ? null : (run.trace.steps.find(made) ?? null);
}

/** Both ends are what another profile makes of them. */
export const profiled = (run: Run, name: ProfileName): Run =>
  revised(run, chooseProfile(changesOf(run), run.base, name));

/** The link has another delay from a moment on. Setting it several times at one moment is one thing to undo. */
export function delayed(run: Run, change: LinkChange): Run {
  const changes = changeDelay(changesOf(run), run.base, change);
  if (changes === changesOf(run)) return run;
  const next: Revision = { changes, settingDelayAt: change.atUs };
  const isSetting = run.history.present.settingDelayAt === change.atUs;
  return simulated(run.base, (isSetting ? history.amend : history.advance)(run.history, next));
}

export const undone = (run: Run): Run => moved(run, history.undo(run.history));

export const redone = (run: Run): Run => moved(run, history.redo(run.history));

/** Without any of the reader's changes; that too can be undone. */
export const reset = (run: Run): Run => revised(run, NO_CHANGES);

/** What becomes of a segment if the reader leaves it alone. */
function untreatedFate(
  { base, history: { present } }: Run,
  { from, nth }: SegmentName,
): Fate | null {
  const { flights } = simulate(withChanges(base, leaveAlone(present.changes, { from, nth })));
  return flights.find((flight) => flight.from === from && flight.nth === nth)?.fate ?? null;
}

function revised(run: Run, changes: Changes): Run {
  if (changes === changesOf(run)) return run;
  return moved(run, history.advance(run.history, { changes, settingDelayAt: null }));
}

const moved = (run: Run, to: Run['history']): Run =>
  to === run.history ? run : simulated(run.base, to);

function simulated(base: Scenario, to: Run['history']): Run {
  const trace = simulate(withChanges(base, to.present.changes));
  return { base, history: to, trace, fold: foldOf(trace) };
}
