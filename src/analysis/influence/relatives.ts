/** The other segments of a run that have to do with a field: its acknowledgments, what it acknowledges, its other copies. */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { after, notAfter, notBefore } from '../../../machines/tcp/sequence.ts';
import { copiesOf } from '../../trace/copies.ts';
import { flightsOf, sentUpTo } from '../../trace/lookup.ts';
import type { Flight, Step, ConnectionTrace } from '../../trace/connection.ts';
import type { FieldName } from '../../wire/fields.ts';
import type { Influence } from './influence.ts';

export function relatives(
  field: FieldName,
  flight: Flight,
  trace: ConnectionTrace,
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
  trace: ConnectionTrace,
  arrivals: readonly Step[],
): Influence[] {
  const { steps } = trace;
  const [first] = arrivals;
  const iss = (steps[step]?.after.tcb ?? steps[step]?.before.tcb)?.iss;
  if (first === undefined || iss === undefined) return [];
  const covers = (other: Flight) =>
    other.segment.ack &&
    notBefore(other.segment.ackNumber, segEnd(segment)) &&
    steps[other.step]?.before.tcb?.irs !== null &&
    // A later connection has other numbers.
    [steps[other.step]?.after.tcb?.irs, steps[other.step]?.before.tcb?.irs].includes(iss);
  const own = flightsOf(trace, first.side);
  const shown: Flight[] = [];
  for (let i = sentUpTo(own, first.index - 1); i < own.length; i++) {
    const other = own[i];
    if (other === undefined || !covers(other)) continue;
    shown.push(other);
    if (other.arrivals.length > 0) break;
  }
  return shown.map((other) => influenceOf('acknowledges', other));
}

/** The same numbers, sent before and again. */
const copies = (flight: Flight, trace: ConnectionTrace): Influence[] =>
  copiesOf(trace, flight.index)
    .filter((other) => other !== flight)
    .map((other) => influenceOf('sameNumbers', other));

/** What SND.UNA went past when the ACK arrived: nothing that had left before the last that was acknowledged already. */
function acknowledged(
  trace: ConnectionTrace,
  { side, index, before, after: then, cause }: Step,
): Influence[] {
  const una = before.tcb?.sndUna;
  if (una === undefined || cause.kind !== 'segment' || !cause.segment.ack) return [];
  const upTo = then.tcb?.sndUna ?? cause.segment.ackNumber;
  const own = flightsOf(trace, side);
  const shown: Flight[] = [];
  for (let i = sentUpTo(own, index - 1) - 1; i >= 0; i--) {
    const other = own[i] as Flight;
    if (segLen(other.segment) === 0) continue;
    const end = segEnd(other.segment);
    if (after(end, una) && notAfter(end, upTo)) shown.push(other);
    else if (other.reason === 'first' && notAfter(end, una)) break;
  }
  return shown.reverse().map((other) => influenceOf('acknowledged', other));
}

const influenceOf = (
  how: 'acknowledged' | 'acknowledges' | 'sameNumbers',
  { index, step, from }: Flight,
): Influence => ({ kind: 'flight', how, side: from, flight: index, step });
