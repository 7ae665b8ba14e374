/** Where the playhead stops when it goes from step to step. */
import { endOf, momentOf, START, stepAfter, stepBefore, type Moment } from '../simulation/frame.ts';
import type { Step, Trace } from '../simulation/trace.ts';
import type { Direction } from './contract.ts';

export const isTimer = ({ cause }: Step): boolean => cause.kind === 'timer';
export const changesState = ({ walked }: Step): boolean => walked.length > 1;

/** The next stop in a direction: a step (that is wanted), or else the end or the start of the run. */
export function nextStop(
  trace: Trace,
  moment: Moment,
  direction: Direction,
  wanted?: (step: Step) => boolean,
): Moment {
  return direction === 1
    ? (stepAfter(trace, moment, wanted) ?? endOf(trace))
    : (stepBefore(trace, moment, wanted) ?? START);
}

/** Right after the last step that has happened at a moment. */
export function onStep({ steps }: Trace, { step }: Moment): Moment {
  const last = steps[step];
  return last === undefined ? START : momentOf(last);
}
