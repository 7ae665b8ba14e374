/** Which segment is in the air. */
import type { Moment } from '../trace/moment.ts';
import { oncePerTrace, sentUpTo } from '../trace/lookup.ts';
import type { Flight, Trace } from '../trace/connection.ts';

/** Index of the segment sent last among those on their way at a moment; null where there is none. */
export function flightInAir(trace: Trace, moment: Moment): number | null {
  const until = latestArrivals(trace);
  for (let i = sentUpTo(trace.flights, moment.step) - 1; (until[i] ?? 0) > moment.at; i--)
    if (isInAir(trace.flights[i] as Flight, moment)) return i;
  return null;
}

/** For each flight, up to when it or an earlier one is in the air. */
const latestArrivals = oncePerTrace(({ flights }) => {
  let latest = 0;
  return flights.map(({ arrivals }) => (latest = Math.max(latest, arrivals[0] ?? 0)));
});

/** Sent, and no copy of it has arrived. One that will be lost is none: there is nothing left to do to it. */
const isInAir = ({ step, arrivals }: Flight, moment: Moment): boolean =>
  step <= moment.step && arrivals.length > 0 && arrivals.every((at) => at > moment.at);
