/** What of a world moves by itself at a moment: segments under way, and the timers of SYN+ACKs. Look-ups in its connections. */
import type { Time } from '../../machines/tcp/time.ts';
import type { Flight, TimerSpan } from './connection.ts';
import { countFirst, oncePer } from './lookup.ts';
import type { ConnectionIndex, WorldTrace } from './world.ts';
import type { WorldPlace } from './worldMoment.ts';

export interface WorldFlight {
  readonly connection: ConnectionIndex;
  readonly flight: Flight;
  /** It was sent by the n-th happening, from 1. */
  readonly nth: number;
  /** So long it is in sight: until its last copy arrives, or, lost, until it would have. */
  readonly until: Time;
}

interface Wire {
  readonly flights: readonly WorldFlight[];
  /** For each flight, until when it or an earlier one is in sight. */
  readonly latest: readonly number[];
}

const wireOf = oncePer(({ connections, happenings }: WorldTrace): Wire => {
  const flights: WorldFlight[] = [];
  happenings.forEach((happening, i) => {
    if (happening.kind !== 'step') return;
    const { connection } = happening;
    const trace = connections[connection];
    for (const index of trace?.steps[happening.step]?.sent ?? []) {
      const flight = trace?.flights[index];
      if (!flight) continue;
      const until = flight.arrivals.at(-1) ?? flight.dueAt;
      flights.push({ connection, flight, nth: i + 1, until });
    }
  });
  let latest = 0;
  return { flights, latest: flights.map(({ until }) => (latest = Math.max(latest, until))) };
});

/** Segments that have been sent and have not arrived, the latest first. */
export function underWay(trace: WorldTrace, { at, done }: WorldPlace): WorldFlight[] {
  const { flights, latest } = wireOf(trace);
  const found: WorldFlight[] = [];
  for (let i = countFirst(flights, ({ nth }) => nth <= done) - 1; (latest[i] ?? 0) > at; i -= 1) {
    const flight = flights[i];
    if (flight && flight.until > at) found.push(flight);
  }
  return found;
}

const synAckTimers = oncePer(({ connections }: WorldTrace) =>
  connections.map(({ timers }) =>
    timers.filter(({ side, timer }) => side === 'server' && timer === 'retransmission'),
  ),
);

/** The timer of the server's unanswered segment, which of a half-open connection is its SYN+ACK. */
export function synAckTimerAt(
  trace: WorldTrace,
  connection: ConnectionIndex,
  at: Time,
): TimerSpan | null {
  const spans = synAckTimers(trace)[connection] ?? [];
  const span = spans[countFirst(spans, ({ startedAt }) => startedAt <= at) - 1];
  return span && (span.endedAt ?? Infinity) > at ? span : null;
}
