/** The other segments of a run that have to do with a field: its acknowledgments, what it acknowledges, its other copies. */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { after, notAfter, notBefore } from '../../../machines/tcp/sequence.ts';
import type { Flight, Step, Trace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import type { Influence } from './index.ts';

export function relatives(
  field: FieldName,
  flight: Flight,
  trace: Trace,
  arrivals: readonly Step[],
): Influence[] {
  switch (field) {
    case 'seq':
    case 'data':
    case 'syn':
    case 'fin':
      if (segLen(flight.segment) === 0 || isOff(field, flight)) return [];
      return [...acknowledgments(flight, trace, arrivals), ...copies(flight, trace)];
    case 'ack':
      return arrivals.flatMap((arrival) => acknowledged(trace, arrival));
    default:
      return [];
  }
}

const isOff = (field: 'seq' | 'data' | 'syn' | 'fin', { segment }: Flight): boolean =>
  (field === 'syn' || field === 'fin') && !segment[field];

/** The peer's segments whose ACK covers it: the first one, and where that is lost the next ones, until one arrives. */
function acknowledgments(
  { segment, step }: Flight,
  { steps, flights }: Trace,
  arrivals: readonly Step[],
): Influence[] {
  const [first] = arrivals;
  const iss = (steps[step]?.after.tcb ?? steps[step]?.before.tcb)?.iss;
  if (first === undefined || iss === undefined) return [];
  const covering = flights.filter(
    (other) =>
      other.from === first.side &&
      other.step >= first.index &&
      other.segment.ack &&
      notBefore(other.segment.ackNumber, segEnd(segment)) &&
      steps[other.step]?.before.tcb?.irs !== null &&
      // A later connection has other numbers.
      [steps[other.step]?.after.tcb?.irs, steps[other.step]?.before.tcb?.irs].includes(iss),
  );
  const arrived = covering.findIndex((other) => other.arrivals.length > 0);
  const shown = arrived < 0 ? covering : covering.slice(0, arrived + 1);
  return shown.map((other) => influenceOf('acknowledges', other));
}

/** The same numbers, sent before and again. */
function copies(flight: Flight, { flights }: Trace): Influence[] {
  const first = (of: Flight): Flight => {
    const earlier = of.again === null ? undefined : flights[of.again];
    return earlier === undefined ? of : first(earlier);
  };
  const origin = first(flight);
  return flights
    .filter((other) => other !== flight && other.from === flight.from && first(other) === origin)
    .map((other) => influenceOf('sameNumbers', other));
}

/** What SND.UNA went past when the ACK arrived. */
function acknowledged(
  { flights }: Trace,
  { side, index, before, after: then, cause }: Step,
): Influence[] {
  const una = before.tcb?.sndUna;
  if (una === undefined || cause.kind !== 'segment' || !cause.segment.ack) return [];
  const upTo = then.tcb?.sndUna ?? cause.segment.ackNumber;
  return flights
    .filter(
      ({ from, step, segment }) =>
        from === side &&
        step < index &&
        segLen(segment) > 0 &&
        after(segEnd(segment), una) &&
        notAfter(segEnd(segment), upTo),
    )
    .map((other) => influenceOf('acknowledged', other));
}

const influenceOf = (
  how: 'acknowledged' | 'acknowledges' | 'sameNumbers',
  { index, step, from }: Flight,
): Influence => ({ kind: 'flight', how, side: from, flight: index, step });
