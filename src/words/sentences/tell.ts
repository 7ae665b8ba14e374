/** Gathers what the sentences about a step speak of. Pure: the same trace and step, the same telling. */
import { segEnd } from '../../../machines/tcp/segment.ts';
import { offset } from '../../../machines/tcp/sequence.ts';
import { ackFate, wasLostBefore } from '../../trace/acknowledgments.ts';
import { arrivalsOf } from '../../trace/copies.ts';
import { endAfter } from '../../trace/moment.ts';
import { peerOf } from '../../trace/side.ts';
import { profileAt, type Flight, type Step, type ConnectionTrace } from '../../trace/connection.ts';
import { asOnTheWire, type Origin, type Telling } from './telling.ts';

/** All that can be said about a step of a trace. */
export function tellingOf(trace: ConnectionTrace, step: Step, number = asOnTheWire): Telling {
  const { side, cause } = step;
  const flights = step.sent.flatMap((i) => trace.flights[i] ?? []);
  return {
    step,
    side,
    peer: peerOf(side),
    peerEnd: endAfter(trace, peerOf(side), step.index),
    from: step.before.state,
    to: step.after.state,
    before: step.before.tcb,
    after: step.after.tcb,
    segment: cause.kind === 'segment' ? cause.segment : null,
    origin: originOf(trace, step),
    purpose: arrivedFlight(trace, step)?.reason ?? null,
    sent: flights.map((flight) => flight.segment),
    flights,
    call: cause.kind === 'call' ? cause.call : null,
    timer: cause.kind === 'timer' ? cause.timer : null,
    delivered: step.effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0),
    profile: profileAt(trace, side),
    number,
    earlierCopy: earlierCopy(trace, step, flights),
    earlierAck: earlierAck(trace, step),
    peerAckLost: peerAckLost(trace, step),
  };
}

/** The flight that arrived in a step; null for an injected segment and for other causes. */
const arrivedFlight = (trace: ConnectionTrace, { cause }: Step): Flight | null =>
  cause.kind === 'segment' && cause.flight !== null ? (trace.flights[cause.flight] ?? null) : null;

function originOf(trace: ConnectionTrace, step: Step): Origin {
  const flight = arrivedFlight(trace, step);
  if (flight === null) return 'foreign';
  if (arrivalsOf(trace, flight.index).some(({ index }) => index < step.index)) return 'copy';
  return flight.again === null ? 'first' : 'again';
}

/** What became of the copies that were sent before, of the first segment that goes again. */
function earlierCopy(
  trace: ConnectionTrace,
  step: Step,
  flights: readonly Flight[],
): Telling['earlierCopy'] {
  const copies: Flight[] = [];
  let copy = flights.find((flight) => flight.again !== null);
  while (copy && copy.again !== null) {
    copy = trace.flights[copy.again];
    if (copy) copies.push(copy);
  }
  if (copies.length === 0) return 'none';
  const arrivals = copies.flatMap((each) =>
    arrivalsOf(trace, each.index).filter(({ index }) => index < step.index),
  );
  if (arrivals.length > 0) return arrivals.some(isTaken(step)) ? 'arrived' : 'refused';
  return copies.some(({ arrivals }) => arrivals.length > 0) ? 'underway' : 'lost';
}

/** Whether the receiver took a segment of this connection in the step in which it arrived, or kept it above a gap. */
const isTaken =
  ({ before: sender }: Step) =>
  ({ cause, before, after }: Step): boolean => {
    if (cause.kind !== 'segment' || sender.tcb === null || after.tcb === null) return false;
    if (after.tcb.irs !== sender.tcb.iss) return false;
    if (offset(segEnd(cause.segment), after.tcb.rcvNxt) >= 0) return true;
    const { tcb } = before;
    return (
      tcb !== null && (after.tcb.rcvNxt !== tcb.rcvNxt || after.tcb.held.length > tcb.held.length)
    );
  };

/** What became of the acknowledgments of a segment that arrives once more; those of an earlier incarnation do not count. */
function earlierAck(
  trace: ConnectionTrace,
  { cause, index, side, before }: Step,
): Telling['earlierAck'] {
  if (cause.kind !== 'segment' || before.tcb === null) return 'none';
  const range = { before: index, from: segEnd(cause.segment), upTo: before.tcb.rcvNxt };
  const fate = ackFate(trace, side, range);
  return fate === 'arrived' ? 'late' : fate;
}

function peerAckLost(trace: ConnectionTrace, step: Step): boolean {
  const flight = arrivedFlight(trace, step);
  return flight !== null && flight.segment.ack && wasLostBefore(trace, flight);
}
