/** What a reader may be offered at the end of a run: a segment to lose, and the lesson that explains what was seen. */
import { kindOf, segmentLabel, type Segment } from '../../machines/tcp/segment.ts';
import type { ConnectionTrace, Flight } from '../trace/connection.ts';

export interface OfferedLoss {
  /** An index into the trace's flights. */
  readonly flight: number;
  /** `FIN+ACK`; null: it is the last ACK of the close, which everybody asks about. */
  readonly label: string | null;
}

const isBareAck = (segment: Segment): boolean => kindOf(segment) === 'ACK';

/** The last ACK where it has arrived and none like it was lost, else the last segment that arrives; null where none does. */
export function offeredLoss(trace: ConnectionTrace): OfferedLoss | null {
  const lastAck = lastAckOf(trace);
  if (lastAck !== null && !trace.flights.some((flight) => isLostLike(lastAck, flight)))
    return { flight: lastAck.index, label: null };
  const last = trace.flights.findLast(({ fate }) => fate !== 'lost');
  return last === undefined ? null : { flight: last.index, label: segmentLabel(last.segment) };
}

/** The segment that takes the passive closer from LAST_ACK to CLOSED. */
function lastAckOf({ steps, flights }: ConnectionTrace): Flight | null {
  const step = steps.findLast(
    ({ cause, walked }) =>
      cause.kind === 'segment' && walked.at(-1) === 'CLOSED' && walked.at(-2) === 'LAST_ACK',
  );
  const flight = step?.cause.kind === 'segment' ? flights[step.cause.flight ?? -1] : undefined;
  return flight !== undefined && isBareAck(flight.segment) ? flight : null;
}

const isLostLike = ({ from, segment }: Flight, other: Flight): boolean =>
  other.fate === 'lost' &&
  other.from === from &&
  isBareAck(other.segment) &&
  other.segment.ackNumber === segment.ackNumber;

/** Why a close takes four segments, where there is one; else why opening takes three. Null where neither is seen. */
export function lessonFor({ flights }: ConnectionTrace): 'why-four' | 'why-three' | null {
  if (flights.some(({ segment }) => segment.fin)) return 'why-four';
  return flights.some(({ segment }) => segment.syn) ? 'why-three' : null;
}
