/** A place to come back to: a scenario by name, the reader's changes to it, and the moment. A link says just this. */
import type { Time } from '../../machines/tcp/time.ts';
import { isStart, withinInstant, type Moment } from '../trace/moment.ts';
import type { Changes } from './changes.ts';
import { changesOf, type Run } from './run.ts';

export interface Bookmark {
  readonly scenario: string;
  /** The scenario that an edited one was made from, by name; absent where there is none. */
  readonly origin?: string;
  readonly changes: Changes;
  readonly at: Time;
  /** How many steps of this very instant have happened; null: all of them. 0 at time 0 is the start of the run. */
  readonly done: number | null;
}

export function bookmarkOf(run: Run, moment: Moment): Bookmark {
  const { done, all } = withinInstant(run.trace, moment);
  return {
    scenario: run.name,
    ...(run.origin !== null && { origin: run.origin.name }),
    changes: changesOf(run),
    at: moment.at,
    done: done === all && !isStart(moment) ? null : done,
  };
}
