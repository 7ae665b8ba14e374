/** What the reader makes of a run: the next one, simulated anew; the same one where nothing changes. */
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import type { Time } from '../../machines/tcp/time.ts';
import { DRAWN, LIMITS } from '../simulation/limits.ts';
import type { Action, LinkChange, Scenario } from '../simulation/scenario.ts';
import { simulate } from '../simulation/simulate.ts';
import { flightNamed } from '../trace/lookup.ts';
import { isCut } from '../trace/moment.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import type { Fate, SegmentName, Step } from '../trace/connection.ts';
import type { Bookmark } from './bookmark.ts';
import { NO_CHANGES, type Changes, type Treatment } from './changes.ts';
import * as history from './history.ts';
import {
  changeDelay,
  chooseProfile,
  leaveAlone,
  makeCall,
  treat,
  withChanges,
} from './interventions.ts';
import { isSame } from './past.ts';
import { changesOf, historyOf, runOf, type NamedScenario, type Revision, type Run } from './run.ts';

export function newRun(
  base: Scenario,
  changes: Changes = NO_CHANGES,
  name = base.id,
  origin: NamedScenario | null = null,
): Run {
  return simulated(historyOf({ name, base, changes, origin, setting: null }));
}

/** The run of a bookmark: one of those that are known, with its history, or else a new one. */
export function opened(
  { scenario: name, changes, origin }: Pick<Bookmark, 'scenario' | 'changes' | 'origin'>,
  scenarioOf: (name: string) => Scenario,
  known: readonly Run[],
): Run {
  const base = scenarioOf(name);
  const isIt = (run: Run) =>
    run.name === name &&
    (origin === undefined || run.origin?.name === origin) &&
    isSame(changesOf(run), changes) &&
    isSame(run.base, base);
  return (
    known.find(isIt) ??
    newRun(
      base,
      changes,
      name,
      origin === undefined ? null : { name: origin, base: scenarioOf(origin) },
    )
  );
}

/**
 * Another scenario in the place of this one and all its changes. What is set several times as the same `setting` is one
 * thing to undo.
 */
export function edited(run: Run, named: NamedScenario, setting: string): Run {
  const { name, base, origin } = run;
  return set(run, {
    ...named,
    changes: NO_CHANGES,
    origin: origin ?? { name, base },
    setting,
  });
}

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
export function lastCallAt(
  run: Run,
  at: Time,
  { steps }: Pick<SimulatedTrace, 'steps'> = run.trace,
): Step | null {
  const nth = changesOf(run).calls.findLastIndex(({ atUs }) => atUs === at);
  const action = run.base.actions.length + nth;
  const made = (step: Step) => step.cause.kind === 'call' && step.cause.action === action;
  return nth < 0 ? null : (steps.find(made) ?? null);
}

export const profiled = (run: Run, name: ProfileName): Run =>
  revised(run, chooseProfile(changesOf(run), run.base, name));

/** The link has another delay from a moment on. Setting it several times at one moment is one thing to undo. */
export function delayed(run: Run, change: LinkChange): Run {
  const changes = changeDelay(changesOf(run), run.base, change);
  if (changes === changesOf(run)) return run;
  return set(run, { ...run.history.present, changes, setting: `delay ${change.atUs}` });
}

function set(run: Run, next: Revision): Run {
  const isSetting = run.history.present.setting === next.setting;
  return simulated((isSetting ? history.amend : history.record)(run.history, next));
}

export const undone = (run: Run): Run => moved(run, history.undo(run.history));

export const redone = (run: Run): Run => moved(run, history.redo(run.history));

/** Without any of the reader's changes; that too can be undone. */
export const reset = (run: Run): Run => revised(run, NO_CHANGES);

/** What becomes of a segment if the reader leaves it alone. */
function untreatedFate(run: Run, { from, nth }: SegmentName): Fate | null {
  const untreated = leaveAlone(changesOf(run), { from, nth });
  // Up to this segment both runs are the same.
  const { index } = flightNamed(run.trace, { from, nth }) ?? { index: LIMITS.flights - 1 };
  const until = { ...LIMITS, flights: index + 1 };
  const trace = simulate(withChanges(run.base, untreated), until);
  return flightNamed(trace, { from, nth })?.fate ?? null;
}

function revised(run: Run, changes: Changes): Run {
  if (changes === changesOf(run)) return run;
  return moved(
    run,
    history.record(run.history, { ...run.history.present, changes, setting: null }),
  );
}

const moved = (run: Run, to: Run['history']): Run => (to === run.history ? run : simulated(to));

function simulated(to: Run['history']): Run {
  const { base, changes } = to.present;
  const trace = simulate(withChanges(base, changes), DRAWN);
  return runOf(to, trace, isCut(trace));
}
