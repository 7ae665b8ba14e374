/** Which segment is in the air. */
import type { Moment } from '../trace/moment.ts';
import type { Flight, Trace } from '../trace/connection.ts';

/** Index of the segment sent last among those on their way at a moment; null where there is none. */
export function flightInAir({ flights }: Trace, moment: Moment): number | null {
  return flights.findLast((flight) => isInAir(flight, moment))?.index ?? null;
}

/** Sent, and no copy of it has arrived. One that will be lost is none: there is nothing left to do to it. */
const isInAir = ({ step, arrivals }: Flight, moment: Moment): boolean =>
  step <= moment.step && arrivals.length > 0 && arrivals.every((at) => at > moment.at);
