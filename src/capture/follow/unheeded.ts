/**
 * What came and changed nothing, or seems not to be of the host whose address it bears: told by what both ends do next. A SYN within a connection
 * (RFC 9293, 3.10.7.4; RFC 5961, 4), a RST that its receiver does not go by or its sender knows nothing of (RFC 5961, 3), an ACK that is not for
 * the SYN (3.10.7.3), data outside the window or with an old timestamp (RFC 7323, 5).
 */
import { segLen } from '../../../machines/tcp/segment.ts';
import { advance, notBefore } from '../../../machines/tcp/sequence.ts';
import type { ConnectionTrace, EndView, Flight, Step } from '../../trace/connection.ts';
import { countFirst, flightsOf, oncePer, stepsOf } from '../../trace/lookup.ts';
import { peerOf, type Side } from '../../trace/side.ts';
import type { Followed } from './follow.ts';
import type { Sign } from './signs.ts';

export type Unheeded =
  /** A SYN in a synchronized state: it opens nothing, and is challenged. */
  | { readonly kind: 'synInside' }
  /** A SYN that a listener takes, and whose sender refuses the SYN+ACK: an old duplicate (3.5, figure 8). */
  | { readonly kind: 'oldSyn' }
  /** A RST that its receiver goes on after. */
  | { readonly kind: 'strayReset'; readonly signs: readonly Sign[] }
  /** A RST that ended the connection at its receiver; its sender goes on as if it had sent none. */
  | { readonly kind: 'forgedReset'; readonly signs: readonly Sign[] }
  /** A RST that ended the connection at its receiver, and did not leave its sender, which was captured. */
  | { readonly kind: 'unsentReset'; readonly signs: readonly Sign[] }
  /** A refusal after which the client tries again. */
  | { readonly kind: 'refusal' }
  /** In answer to a SYN an ACK of other numbers. */
  | { readonly kind: 'foreignAck' }
  | { readonly kind: 'oldTimestamp' | 'outOfWindow' };

/** By the flight. */
export const unheededIn = oncePer((followed: Followed): ReadonlyMap<number, Unheeded> => {
  const { trace } = followed;
  const arrivals = new Map<number, Step>();
  for (const step of trace.steps)
    if (step.cause.kind === 'segment' && step.cause.flight !== null)
      arrivals.set(step.cause.flight, step);
  const found = new Map<number, Unheeded>();
  for (const flight of trace.flights) {
    const why = whyOf(followed, flight, arrivals.get(flight.index));
    if (why !== null) found.set(flight.index, why);
  }
  return found;
});

function whyOf(followed: Followed, flight: Flight, arrival: Step | undefined): Unheeded | null {
  const { segment } = flight;
  if (segment.rst) return ofReset(followed, flight, arrival);
  if (segment.syn && !segment.ack) return ofSyn(followed.trace, flight, arrival);
  if (arrival === undefined) return null;
  const { rules, before } = arrival;
  if (rules.includes('synSent.badAck')) return { kind: 'foreignAck' };
  if (rules.includes('timestamps.old')) return { kind: 'oldTimestamp' };
  if (rules.includes('sequence.unacceptable') && segLen(segment) > 0 && isBeyond(before, flight))
    return { kind: 'outOfWindow' };
  return null;
}

const isBeyond = ({ tcb }: EndView, { segment }: Flight): boolean =>
  tcb !== null && notBefore(segment.seq, advance(tcb.rcvNxt, tcb.rcvWnd));

function ofSyn(
  { steps }: ConnectionTrace,
  { segment, step }: Flight,
  arrival: Step | undefined,
): Unheeded | null {
  const sender = steps[step];
  if (sender === undefined || sender.before.tcb === null) return null;
  if (sender.after.tcb === null || sender.after.tcb.iss === segment.seq) return null;
  return { kind: arrival?.walked.includes('SYN_RCVD') === true ? 'oldSyn' : 'synInside' };
}

function ofReset(
  { trace, segmentOf, signs, unsent }: Followed,
  flight: Flight,
  arrival: Step | undefined,
): Unheeded | null {
  const { from, segment, fate, dueAt } = flight;
  const place = segmentOf[flight.index] ?? -1;
  const told = { signs: signs.get(place) ?? NO_SIGNS };
  if (arrival !== undefined && arrival.before.tcb !== null && arrival.after.tcb === null) {
    if (unsent.has(place)) return { kind: 'unsentReset', ...told };
    return isDisowned(trace, flight) ? { kind: 'forgedReset', ...told } : null;
  }
  if (fate === 'lost' || answersForeign(trace, flight)) return null;
  const receiver = viewAt(trace, peerOf(from), dueAt);
  if (receiver.tcb === null && !isUnknown(trace, peerOf(from))) return null;
  if (receiver.state === 'TIME_WAIT') return null;
  if (!speaksAfter(trace, peerOf(from), dueAt)) return null;
  const isRefusal =
    receiver.tcb !== null &&
    receiver.state === 'SYN_SENT' &&
    segment.ack &&
    segment.ackNumber === receiver.tcb.sndNxt;
  return isRefusal ? { kind: 'refusal' } : { kind: 'strayReset', ...told };
}

const NO_SIGNS: readonly Sign[] = [];

/** Nothing of its connection is known but what it says: its peer answers with RSTs alone. */
const isUnknown = (trace: ConnectionTrace, side: Side): boolean =>
  trace.start[side].tcb === null && stepsOf(trace, side).every(({ after }) => after.tcb === null);

/** It answers what is not of the connection that its sender has, and is no word about that (RFC 9293, 3.5.2, groups 1 and 2). */
function answersForeign(trace: ConnectionTrace, { from, segment, step, sentAt }: Flight): boolean {
  const sender = trace.steps[step];
  if (sender === undefined || sender.before.tcb === null || segment.ack) return false;
  const theirs = flightsOf(trace, peerOf(from));
  const answered = theirs[countFirst(theirs, (one) => one.sentAt <= sentAt) - 1]?.segment;
  const { sndNxt } = sender.before.tcb;
  return answered?.ack === true && answered.ackNumber === segment.seq && segment.seq !== sndNxt;
}

/** It left by no call and as no answer, and its sender goes on in the same connection. */
function isDisowned(trace: ConnectionTrace, { from, step, sentAt }: Flight): boolean {
  const sender = trace.steps[step];
  if (sender === undefined || sender.cause.kind === 'segment') return false;
  const { before, after } = sender;
  if (before.tcb === null || after.tcb === null || before.state === 'SYN_SENT') return false;
  return speaksAfter(trace, from, sentAt);
}

/** It sends something other than a RST, and opens no other connection before. */
function speaksAfter(trace: ConnectionTrace, side: Side, at: number): boolean {
  const flights = flightsOf(trace, side);
  const next = flights
    .slice(countFirst(flights, ({ sentAt }) => sentAt <= at))
    .find(({ segment }) => !segment.rst);
  return next !== undefined && (next.segment.ack || next.again !== null);
}

function viewAt(trace: ConnectionTrace, side: Side, at: number): EndView {
  const steps = stepsOf(trace, side);
  return steps[countFirst(steps, (step) => step.at <= at) - 1]?.after ?? trace.start[side];
}
