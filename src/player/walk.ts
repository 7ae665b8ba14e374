/** The way of the playhead from one event of a run to the next: the steps, and the losses between them. */
import type { Direction } from '../../machines/playback/modes.ts';
import type { ConnectionTrace, Step } from '../trace/connection.ts';
import { lossAfter, lossAt, momentOfLoss } from '../trace/loss.ts';
import { endOf, momentOf, START, stepAfter, stepBefore, type Moment } from '../trace/moment.ts';

/** The next event in a direction, or else the end or the start of the run. */
export const nextEvent = (trace: ConnectionTrace, moment: Moment, direction: Direction): Moment =>
  direction === 1 ? (eventAfter(trace, moment) ?? endOf(trace)) : eventBefore(trace, moment);

/** The next change of state in a direction, or else the end or the start of the run. */
export const nextChange = (trace: ConnectionTrace, moment: Moment, direction: Direction): Moment =>
  direction === 1
    ? (stepAfter(trace, moment, changesState) ?? endOf(trace))
    : (stepBefore(trace, moment, changesState) ?? START);

const changesState = ({ walked }: Step): boolean => walked.length > 1;

function eventAfter(trace: ConnectionTrace, moment: Moment): Moment | null {
  const step = stepAfter(trace, moment);
  const loss = lossAfter(trace, moment.at);
  if (loss === undefined) return step;
  return step !== null && step.at < loss.at ? step : momentOfLoss(trace, loss);
}

/** Between two events, that is the one that has just happened; right after an event, the one before it. */
function eventBefore(trace: ConnectionTrace, moment: Moment): Moment {
  const last = onEvent(trace, moment);
  if (last.at < moment.at || last === START) return last;
  const before =
    lossAt(trace, moment) === null
      ? { at: last.at, step: last.step - 1 }
      : { at: (last.at - 1) as Moment['at'], step: last.step };
  return onEvent(trace, before);
}

/** Right after the last event that has happened at a moment. */
export function onEvent(trace: ConnectionTrace, moment: Moment): Moment {
  const loss = lossAt(trace, moment);
  if (loss !== null) return momentOfLoss(trace, loss);
  const last = trace.steps[moment.step];
  return last === undefined ? START : momentOf(last);
}
