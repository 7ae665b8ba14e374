/** Gathers what the sentences about a step speak of. Pure: the same trace and step, the same telling. */
import { profileOf } from '../../../machines/tcp/profiles.ts';
import { segEnd, kindOf, type Segment } from '../../../machines/tcp/segment.ts';
import { notBefore } from '../../../machines/tcp/sequence.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Flight, Step, Trace } from '../../trace/connection.ts';
import { asOnTheWire, type Origin, type Telling } from './telling.ts';

/** All that can be said about a step of a trace. */
export function tellingOf(trace: Trace, step: Step, number = asOnTheWire): Telling {
  const { side, cause } = step;
  const flights = step.sent.flatMap((i) => trace.flights[i] ?? []);
  return {
    step,
    side,
    peer: peerOf(side),
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
    profile: profileFor(trace.scenario, side),
    number,
    earlierCopy: earlierCopy(trace, step, flights),
    earlierAck: earlierAck(trace, step),
    peerAckLost: peerAckLost(trace, step),
  };
}

const profileFor = (scenario: Scenario, side: Side) =>
  profileOf(scenario.profile, { ...scenario.settings, ...scenario[side].settings });

/** The flight that arrived in a step; null for an injected segment and for other causes. */
const arrivedFlight = (trace: Trace, { cause }: Step): Flight | null =>
  cause.kind === 'segment' && cause.flight !== null ? (trace.flights[cause.flight] ?? null) : null;

function originOf(trace: Trace, step: Step): Origin {
  const flight = arrivedFlight(trace, step);
  if (flight === null) return 'foreign';
  const isCopy =
    flight.arrivals.length > 1 &&
    trace.steps
      .slice(0, step.index)
      .some((s) => s.cause.kind === 'segment' && s.cause.flight === flight.index);
  if (isCopy) return 'copy';
  return flight.again === null ? 'first' : 'again';
}

/** What became of the copies that were sent before, of the first segment that goes again. */
function earlierCopy(trace: Trace, step: Step, flights: readonly Flight[]): Telling['earlierCopy'] {
  const copies: Flight[] = [];
  let copy = flights.find((flight) => flight.again !== null);
  while (copy && copy.again !== null) {
    copy = trace.flights[copy.again];
    if (copy) copies.push(copy);
  }
  if (copies.length === 0) return 'none';
  if (copies.some(({ arrivals }) => arrivals.some((at) => at <= step.at))) return 'arrived';
  return copies.some(({ arrivals }) => arrivals.length > 0) ? 'underway' : 'lost';
}

/** What became of the acknowledgments of a segment that arrives once more. */
function earlierAck(trace: Trace, step: Step): Telling['earlierAck'] {
  if (step.cause.kind !== 'segment') return 'none';
  const end = segEnd(step.cause.segment);
  const acks = trace.flights.filter(
    (f) =>
      f.from === step.side && f.step < step.index && f.segment.ack && covers(f.segment, end, step),
  );
  if (acks.length === 0) return 'none';
  return acks.every((flight) => flight.arrivals.length === 0) ? 'lost' : 'late';
}

/** Whether an ACK of ours covers everything before `end`; numbers of an earlier incarnation do not count. */
function covers(ours: Segment, end: Segment['seq'], step: Step): boolean {
  const rcvNxt = step.before.tcb?.rcvNxt;
  return (
    rcvNxt !== undefined && notBefore(ours.ackNumber, end) && notBefore(rcvNxt, ours.ackNumber)
  );
}

function peerAckLost(trace: Trace, step: Step): boolean {
  const flight = arrivedFlight(trace, step);
  if (flight === null || !flight.segment.ack) return false;
  const same = trace.flights.filter(
    (f) =>
      f.index < flight.index &&
      f.from === flight.from &&
      kindOf(f.segment) === 'ACK' &&
      f.segment.ackNumber === flight.segment.ackNumber,
  );
  return same.length > 0 && same.every((f) => f.arrivals.length === 0);
}
