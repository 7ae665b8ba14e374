/** Where the playhead stops when it goes from step to step. */
import { endOf, momentOf, START, stepAfter, stepBefore, type Moment } from '../trace/moment.ts';
import { oncePerTrace } from '../trace/lookup.ts';
import type { Step, ConnectionTrace } from '../trace/connection.ts';
import type { Direction } from '../../machines/playback/modes.ts';

export const isTimer = ({ cause }: Step): boolean => cause.kind === 'timer';
const lastTimer = oncePerTrace(({ steps }) => steps.findLastIndex(isTimer));
/** Whether a timer fires after a moment. */
export const isTimerAhead = (trace: ConnectionTrace, { step }: Moment): boolean =>
  lastTimer(trace) > step;

export const changesState = ({ walked }: Step): boolean => walked.length > 1;

/** The next stop in a direction: a step (that is wanted), or else the end or the start of the run. */
export function nextStop(
  trace: ConnectionTrace,
  moment: Moment,
  direction: Direction,
  wanted?: (step: Step) => boolean,
): Moment {
  return direction === 1
    ? (stepAfter(trace, moment, wanted) ?? endOf(trace))
    : (stepBefore(trace, moment, wanted) ?? START);
}

/** Where the playhead has to wait; null: nowhere. */
export type HoldAt = (trace: ConnectionTrace, moment: Moment) => Moment | null;

/** A moment, or the one at which the playhead has to wait on the way there. */
export const notBeyond = (hold: Moment | null, moment: Moment): Moment =>
  hold !== null && moment.step > hold.step ? hold : moment;

/** Right after the last step that has happened at a moment. */
export function onStep({ steps }: ConnectionTrace, { step }: Moment): Moment {
  const last = steps[step];
  return last === undefined ? START : momentOf(last);
}
