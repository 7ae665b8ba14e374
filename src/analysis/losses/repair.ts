/**
 * What makes a loss good: the first segment with which the receiver has all that the lost one carried. That is its
 * sequence numbers, its acknowledgment (a later one covers an earlier one), for a RST that it is one, and for a probe that
 * it asks for an answer.
 */
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import { before } from '../../../machines/tcp/sequence.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { spanFiredAt } from '../../trace/lookup.ts';
import type { Flight, Step, TimerSpan, ConnectionTrace } from '../../trace/connection.ts';

export type RepairedBy =
  /** The sender's timer ran out: it sends the segment again (RFC 6298). */
  | 'timer'
  /** Three duplicate ACKs came, or SACKs that say as much: the sender does not wait for the timer (RFC 5681, 3.2; RFC 8985). */
  | 'duplicates'
  /** The peer, which had no answer, sent its own segment again, and was answered again. */
  | 'answer'
  /** A segment that leaves anyway carries the same: nothing is sent again. */
  | 'next';

interface Arrival {
  /** The segment whose arrival makes it good. */
  readonly flight: Flight;
  readonly at: Time;
  /** How much later that is than the lost one would have arrived. */
  readonly takesUs: number;
}

interface Source {
  /** The timer that set it off. */
  readonly timer: TimerSpan;
  /** The segment that this timer sent. */
  readonly sentByTimer: Flight;
}

type Means =
  | ({ readonly by: 'timer' | 'answer' } & Source)
  | { readonly by: 'duplicates' | 'next'; readonly timer: null; readonly sentByTimer: null };

export type Repair = Arrival & Means;

/** null where nothing makes the loss good. */
export function repairOf(lost: Flight, trace: ConnectionTrace): Repair | null {
  for (const step of trace.steps) {
    const flight = arriving(step, trace);
    if (flight === null || flight.from !== lost.from || flight.index <= lost.index) continue;
    if (!hasAll(step, flight, lost)) continue;
    return { flight, at: step.at, takesUs: step.at - lost.dueAt, ...meansOf(flight, trace) };
  }
  return null;
}

const arriving = ({ cause }: Step, { flights }: ConnectionTrace): Flight | null =>
  cause.kind === 'segment' && cause.flight !== null ? (flights[cause.flight] ?? null) : null;

/** Whether the receiver has, after a step, all that the lost segment carried. */
function hasAll({ after: { tcb, state } }: Step, { segment }: Flight, lost: Flight): boolean {
  const wanted = lost.segment;
  if (wanted.rst) return segment.rst;
  // Its octet need not be taken: it asks for an answer, as any later segment does.
  if (isProbe(lost)) return true;
  // Before the peer's SYN has come there is no RCV.NXT; after the last ACK there is no record at all.
  const received = state === 'SYN_SENT' ? null : (tcb?.rcvNxt ?? segEnd(segment));
  const acknowledged = tcb?.sndUna ?? (segment.ack ? segment.ackNumber : null);
  const hasNumbers =
    segLen(wanted) === 0 || (received !== null && !before(received, segEnd(wanted)));
  const hasAck =
    !wanted.ack ||
    (segment.ack && acknowledged !== null && !before(acknowledged, wanted.ackNumber));
  return hasNumbers && hasAck;
}

/** The timer that made a segment leave: its sender's, or that of the peer whose repeated segment it answers. */
function sourceOf(flight: Flight, trace: ConnectionTrace): Source | null {
  const step = trace.steps[flight.step];
  if (step?.cause.kind === 'timer') {
    const { timer: name } = step.cause;
    const timer = spanFiredAt(trace, { side: step.side, timer: name }, step.at);
    return timer === undefined ? null : { timer, sentByTimer: flight };
  }
  const asked = step && arriving(step, trace);
  return asked && isRepeated(asked) ? sourceOf(asked, trace) : null;
}

/** Sent for want of an answer. */
const isRepeated = (flight: Flight): boolean => flight.again !== null || isProbe(flight);

/** Asks whether the window is open, or the peer there. */
export const isProbe = ({ reason }: Flight): boolean =>
  reason === 'probe' || reason === 'keepAlive';

/** Data of a SYN that went again without it leaves once more with what completes the handshake: the SYN's timer is behind it. */
const ofItsSyn = (flight: Flight, { flights }: ConnectionTrace): Flight =>
  flight.reason === 'notTakenAgain'
    ? (flights.findLast(
        ({ index, from, again, segment }) =>
          index < flight.index && from === flight.from && again !== null && segment.syn,
      ) ?? flight)
    : flight;

/** What ACKs make leave again, before any timer does. */
const BY_ACKS: readonly Flight['reason'][] = ['fastAgain', 'sackAgain', 'rescueAgain'];

function meansOf(flight: Flight, trace: ConnectionTrace): Means {
  const none = { timer: null, sentByTimer: null };
  if (BY_ACKS.includes(flight.reason)) return { by: 'duplicates', ...none };
  const source = sourceOf(ofItsSyn(flight, trace), trace);
  if (source === null || source.timer.timer === 'delayedAck') return { by: 'next', ...none };
  return { by: source.sentByTimer.from === flight.from ? 'timer' : 'answer', ...source };
}
