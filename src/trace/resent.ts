/** Why a segment was sent again, and whether it need have been: read from the trace, for every stack alike. */
import { segEnd, segLen, type Segment } from '../../machines/tcp/segment.ts';
import { distance, notAfter, notBefore } from '../../machines/tcp/sequence.ts';
import { itemsOf } from '../../machines/tcp/list.ts';
import type { ConnectionTrace, EndView, Flight } from './connection.ts';
import { arrivalsOf, copiesOf } from './copies.ts';

export const RETRANSMISSION_CAUSES = [
  'rto',
  'afterRto',
  'fast',
  'partial',
  'sack',
  'rescue',
  'reordering',
  'reneged',
  'probe',
  'answer',
  'notTaken',
] as const;

/**
 * `rto`: the retransmission timer fired (RFC 6298, 5.4). `afterRto`: the timeout took more for lost, which goes as ACKs
 * make room. `fast`: the third duplicate ACK (RFC 5681, 3.2). `partial`: a partial ACK shows the next hole (RFC 6582, 3.2).
 * `sack`: SACK blocks show that something sent later has arrived (RFC 6675, 4; RFC 8985, 6.2). `rescue`: nothing sent later can show that the end
 * is lost, so it goes again once per recovery (RFC 6675, 4). `reordering`: it had the reordering
 * window besides, which is over (6.3). `reneged`: the receiver has dropped what it had told of (RFC 2018, 8). `probe`: the
 * tail is probed (RFC 8985, 7.3). `answer`: a SYN came again, and gets its SYN+ACK again. `notTaken`: it was on the SYN, which
 * alone was acknowledged (RFC 7413, 4.2.1).
 */
export type RetransmissionCause = (typeof RETRANSMISSION_CAUSES)[number];

/** What made a retransmission leave; null of a segment that is none. */
export function causeOfRetransmission(
  { steps }: Pick<ConnectionTrace, 'steps'>,
  { reason, step }: Pick<Flight, 'reason' | 'step'>,
): RetransmissionCause | null {
  const sender = steps[step];
  const timer = sender?.cause.kind === 'timer' ? sender.cause.timer : null;
  switch (reason) {
    case 'timerAgain':
      return timer === 'retransmission' ? 'rto' : 'afterRto';
    case 'fastAgain':
      return sender?.rules.includes('congestion.fastRetransmit') ? 'fast' : 'partial';
    case 'sackAgain':
      if (sender?.rules.includes('linux.reneged')) return 'reneged';
      return timer === 'reordering' ? 'reordering' : 'sack';
    case 'rescueAgain':
      return 'rescue';
    case 'probeAgain':
      return 'probe';
    case 'answerAgain':
      return 'answer';
    case 'notTakenAgain':
      return 'notTaken';
    case 'first':
    case 'ack':
    case 'probe':
    case 'keepAlive':
    case 'reset':
      return null;
  }
}

/**
 * Whether a retransmission was needless: what it carries was delayed, not lost. An earlier copy arrives, be it later than
 * the sender had patience, and is taken. The sender may find out (RFC 2883, RFC 4015, RFC 5682), or never.
 */
export function isNeedless(trace: ConnectionTrace, { index, segment, again }: Flight): boolean {
  if (again === null) return false;
  return copiesOf(trace, index).some(
    (copy) =>
      copy.index < index &&
      covers(copy.segment, segment) &&
      arrivalsOf(trace, copy.index).some(({ after }) => holds(after, segment)),
  );
}

const covers = (one: Segment, other: Segment): boolean =>
  notAfter(one.seq, other.seq) && notBefore(segEnd(one), segEnd(other));

/** Whether an end has all that a segment carries, in order or above a gap. */
function holds({ tcb }: EndView, segment: Segment): boolean {
  if (tcb === null || tcb.irs === null) return false;
  if (notBefore(tcb.rcvNxt, segEnd(segment))) return true;
  return [...itemsOf(tcb.held)].some(
    ({ seq, dataLen, fin }) =>
      notAfter(seq, segment.seq) &&
      distance(seq, segEnd(segment)) <= dataLen + (fin ? 1 : 0) &&
      segLen(segment) > 0,
  );
}
