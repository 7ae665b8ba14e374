/** Finds packets of a followed connection: by a flag of the analysis, as a retransmission, or as cases on a run find segments. */
import type { AnalysisFlag } from '../../capture/captured.ts';
import { retransmissionsOf, type AgainBy } from '../../capture/follow/causes.ts';
import { momentOf, type Moment } from '../../trace/moment.ts';
import type { Flight } from '../../trace/connection.ts';
import type { FindFlights } from '../case.ts';
import type { FindPacket, FollowedCapture } from './case.ts';

/** The first segment that a finder of runs finds. */
export const packet =
  (find: FindFlights): FindPacket =>
  ({ followed: { trace } }) =>
    find(trace)[0] ?? null;

/** The n-th that the analysis flags so, from 1. */
export const flagged =
  (flag: AnalysisFlag, nth = 1): FindPacket =>
  ({ connection: { segments }, followed: { trace, segmentOf } }) => {
    const place = segments.flatMap(({ flags }, i) => (flags.includes(flag) ? [i] : []))[nth - 1];
    return trace.flights.find(({ index }) => segmentOf[index] === place) ?? null;
  };

/** The first that left once more for this reason. */
export const retransmittedBy =
  (kind: AgainBy['kind']): FindPacket =>
  ({ followed }) => {
    const found = retransmissionsOf(followed).find(({ by }) => by.kind === kind);
    return found ? (followed.trace.flights[found.flight] ?? null) : null;
  };

/** What that sent once more. */
export const originalOf =
  (find: FindPacket): FindPacket =>
  (captured) => {
    const of = find(captured)?.again ?? null;
    return of === null ? null : (captured.followed.trace.flights[of] ?? null);
  };

/** When a packet passed the point of capture: where that is at its receiver, what it led to there has happened. */
export function passes({ followed: { trace, timing } }: FollowedCapture, flight: Flight): Moment {
  const arrival =
    timing.vantage === 'between' || timing.vantage === flight.from
      ? undefined
      : trace.steps.find(({ cause }) => cause.kind === 'segment' && cause.flight === flight.index);
  const step = arrival ?? trace.steps[flight.step];
  if (step === undefined) throw new Error('a flight without a step');
  return momentOf(step);
}
