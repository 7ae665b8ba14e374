/** A place in what happens to an end: a time, and how much has happened. */
import type { Time } from '../../tcp/time.ts';

/** A place in a trace: everything up to this step has happened, nothing after it, and it is `at`. */
export interface Moment {
  readonly at: Time;
  /** Index of the last step that has happened; -1 before the first. */
  readonly step: number;
}
