/**
 * Lateness from outside: a machine does other things as well. Where a recording tells when a program was back, its simulation can be
 * as late; without it every call takes what the program's costs say.
 */
import type { Time } from '../tcp/time.ts';
import type { Descriptor, ServerCall, WorkerId } from './happenings.ts';

export interface Made {
  readonly at: Time;
  readonly worker: WorkerId;
  readonly call: ServerCall;
  readonly on: Descriptor | null;
}

export interface Lateness {
  /** The call is entered: so much later than its costs say it is attempted. */
  readonly enteredUs: (call: Made) => number;
  /** What it waited for is there: so much later it is back. */
  readonly wokenUs: (call: Made) => number;
}
