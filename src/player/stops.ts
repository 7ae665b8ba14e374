/** Which steps the playhead looks for, and where it has to wait. The way from one to the next is in `walk.ts`. */
import type { Moment } from '../trace/moment.ts';
import { oncePerTrace } from '../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../trace/connection.ts';

export const isTimer = ({ cause }: Step): boolean => cause.kind === 'timer';
const lastTimer = oncePerTrace(({ steps }) => steps.findLastIndex(isTimer));
/** Whether a timer fires after a moment. */
export const isTimerAhead = (trace: ConnectionTrace, { step }: Moment): boolean =>
  lastTimer(trace) > step;

/** Where the playhead has to wait; null: nowhere. */
export type HoldAt = (trace: ConnectionTrace, moment: Moment) => Moment | null;

/** A moment, or the one at which the playhead has to wait on the way there. */
export const notBeyond = (hold: Moment | null, moment: Moment): Moment =>
  hold !== null && moment.step > hold.step ? hold : moment;
