/**
 * What of a run follows from a field of a segment, and what the field itself was taken from. Nothing is listed by hand: the
 * receiver is asked what it would have done if the field had said something else, and all that differs follows from it.
 */
import type { Flight, Trace } from '../../simulation/trace.ts';
import type { FieldName } from '../../wire/fields.ts';
import { followingAt } from './following.ts';
import type { Place } from './place.ts';
import { relatives } from './relatives.ts';
import { sources } from './sources.ts';

/** All places of a field, each once. */
export function placesOf(field: FieldName, flight: Flight, trace: Trace): Place[] {
  const arrivals = trace.steps.filter(
    ({ cause }) => cause.kind === 'segment' && cause.flight === flight.index,
  );
  const all = [
    ...sources(field, flight, trace),
    ...relatives(field, flight, trace, arrivals),
    ...arrivals.flatMap((arrival) => followingAt(trace, arrival, field)),
  ];
  return all.filter((place, i) => i === all.findIndex((other) => isSame(other, place)));
}

/** A segment that answers may well be the one that acknowledges: the first word on it counts. */
function isSame(a: Place, b: Place): boolean {
  if (a.kind === 'flight' || b.kind === 'flight')
    return a.kind === b.kind && 'flight' in a && 'flight' in b && a.flight === b.flight;
  return JSON.stringify(a) === JSON.stringify(b);
}
