/**
 * The same sockets may be connected again, with another initial number (RFC 9293, 3.4.1). Where the following did not make a new connection of it
 * (a forger's SYN, an old one, one that is refused), a scenario ends where that begins.
 */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { countFirst, flightsOf } from '../../trace/lookup.ts';
import { SIDES, type Side } from '../../trace/side.ts';
import { time } from '../../../machines/tcp/time.ts';

/** The initial numbers that an end told, in order. */
const numbersOf = (trace: ConnectionTrace, side: Side): readonly number[] => [
  ...new Set(flightsOf(trace, side).flatMap(({ segment }) => (segment.syn ? [segment.seq] : []))),
];

export const connectionsIn = (trace: ConnectionTrace): number =>
  Math.max(1, ...SIDES.map((side) => numbersOf(trace, side).length));

/** Up to the first SYN that is of no connection that was followed. */
export function asFollowed(trace: ConnectionTrace): ConnectionTrace {
  const strange = SIDES.flatMap((side) => {
    const { iss } = trace.ends[side];
    const [first] = numbersOf(trace, side);
    return flightsOf(trace, side).filter(
      ({ segment: { syn, seq } }) => syn && seq !== first && !iss.includes(seq),
    );
  });
  if (strange.length === 0) return trace;
  const at = Math.min(...strange.map(({ sentAt }) => sentAt));
  return {
    ...trace,
    steps: trace.steps.slice(
      0,
      countFirst(trace.steps, (step) => step.at < at),
    ),
    flights: trace.flights.slice(
      0,
      countFirst(trace.flights, (flight) => flight.sentAt < at),
    ),
    timers: trace.timers.filter(({ startedAt }) => startedAt < at),
    end: { reason: 'until', at: time(at) },
  };
}
