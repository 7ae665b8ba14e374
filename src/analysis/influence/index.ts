/**
 * What of a run follows from a field of a segment, and what the field itself was taken from. Nothing is listed by hand: the
 * receiver is asked what it would have done if the field had said something else, and all that differs follows from it.
 */
import { arrivalsOf } from '../../trace/copies.ts';
import type { Flight, ConnectionTrace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import { followingAt } from './following.ts';
import type { Influence } from './influence.ts';
import { relatives } from './relatives.ts';
import { sources } from './sources.ts';

/** All that follows from a field, and what it was taken from, each once. */
export function influencesOf(
  field: FieldName,
  flight: Flight,
  trace: ConnectionTrace,
): Influence[] {
  const arrivals = arrivalsOf(trace, flight.index);
  const all = [
    ...sources(field, flight, trace),
    ...relatives(field, flight, trace, arrivals),
    ...arrivals.flatMap((arrival) => followingAt(trace, arrival, field)),
  ];
  return all.filter((influence, i) => i === all.findIndex((other) => isSame(other, influence)));
}

/** A segment that answers may well be the one that acknowledges: the first word on it counts. */
function isSame(a: Influence, b: Influence): boolean {
  if (a.kind === 'flight' || b.kind === 'flight')
    return a.kind === b.kind && 'flight' in a && 'flight' in b && a.flight === b.flight;
  return JSON.stringify(a) === JSON.stringify(b);
}
