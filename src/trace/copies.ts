/** What becomes of a segment: the steps in which it arrives, and its copies, that is all that is sent again because of it. */
import type { Flight, Step, ConnectionTrace } from './connection.ts';
import { oncePerTrace } from './lookup.ts';

const arrivals = oncePerTrace(({ steps, flights }) => {
  const found = Array<readonly Step[] | undefined>(flights.length);
  for (const step of steps) {
    if (step.cause.kind !== 'segment' || step.cause.flight === null) continue;
    found[step.cause.flight] = [...(found[step.cause.flight] ?? []), step];
  }
  return found;
});

/** The steps in which a flight arrives: none where it is lost or the run ends before, two where it is duplicated. */
export const arrivalsOf = (trace: ConnectionTrace, flight: number): readonly Step[] =>
  arrivals(trace)[flight] ?? [];

const families = oncePerTrace(({ flights }) => {
  const firsts: number[] = [];
  const found = new Map<number, Flight[]>();
  for (const flight of flights) {
    const first = flight.again === null ? flight.index : (firsts[flight.again] ?? flight.again);
    firsts[flight.index] = first;
    const family = found.get(first);
    if (family) family.push(flight);
    else found.set(first, [flight]);
  }
  return { firsts, found };
});

/** A flight and all that were sent again because of it, or that it sends again, in order. */
export function copiesOf(trace: ConnectionTrace, flight: number): readonly Flight[] {
  const { firsts, found } = families(trace);
  return found.get(firsts[flight] ?? flight) ?? [];
}
