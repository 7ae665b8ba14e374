/** First: check the sequence number (RFC 9293, 3.10.7.4; the table is 3.4's). Old and stray segments end here. */
import { resendFront } from '../output/retransmissionQueue.ts';
import { sendAck } from '../output/segments.ts';
import { noteRepeatedUpTo } from '../sackBlocks.ts';
import { dataStart, segEnd, segLen, type Segment } from '../segment.ts';
import { advance, after, before, distance, earliest, notAfter, within } from '../sequence.ts';
import { rightEdge, type Held, type Tcb } from '../tcb.ts';
import { mayAnswer } from './rateLimit.ts';
import { cite, startTimer, type Connected } from '../turn.ts';

/** The four rows of the acceptability test. Text on a reset does not count: its number alone decides (RFC 5961, 3.2). */
export function isAcceptable(tcb: Pick<Tcb, 'rcvNxt' | 'rcvWnd'>, segment: Segment): boolean {
  const { rcvNxt, rcvWnd } = tcb;
  const len = segment.rst ? 0 : segLen(segment);
  if (len === 0 && rcvWnd === 0) return segment.seq === rcvNxt;
  if (len === 0) return within(segment.seq, rcvNxt, rcvWnd);
  if (rcvWnd === 0) return false;
  const last = advance(segment.seq, len - 1);
  return within(segment.seq, rcvNxt, rcvWnd) || within(last, rcvNxt, rcvWnd);
}

/** The part of the segment's text and FIN that lies in the window: the old front and what is too far is cut off. */
export function trimmed(turn: Connected, segment: Segment): Held {
  const { rcvNxt } = turn.tcb;
  const edge = rightEdge(turn.tcb);
  const start = dataStart(segment);
  const end = advance(start, segment.dataLen);
  const from = before(start, rcvNxt) ? rcvNxt : start;
  const to = earliest(end, edge);
  const fin = segment.fin && notAfter(rcvNxt, end) && before(end, edge);
  const dataLen = before(from, to) ? distance(from, to) : 0;
  if (dataLen < segment.dataLen || fin !== segment.fin) cite(turn, 'sequence.trimmed');
  return { seq: from, dataLen, fin };
}

/** Figure 7: a SYN+ACK whose SYN is the one already taken, but whose ACK is what SYN_RCVD waits for. */
export function isCrossedSynAck(turn: Connected, segment: Segment): boolean {
  const { tcb, state, policies } = turn;
  return (
    state === 'SYN_RCVD' &&
    tcb.origin === 'active' &&
    segment.syn &&
    segment.ack &&
    !segment.rst &&
    segment.seq === tcb.irs &&
    after(segment.ackNumber, tcb.sndUna) &&
    notAfter(segment.ackNumber, tcb.sndNxt) &&
    policies.crossing.takesSynAck(turn, segment)
  );
}

/** Data (or a probe) at RCV.NXT while the window is shut: the text is not taken, the ACK is (MUST-66). */
export const meetsShutWindow = ({ tcb }: Connected, segment: Segment): boolean =>
  tcb.rcvWnd === 0 &&
  segment.seq === tcb.rcvNxt &&
  !segment.rst &&
  !segment.syn &&
  segLen(segment) > 0;

/** What an unacceptable segment gets: an ACK that says what is expected, a reset nothing. */
export function answerUnacceptable(turn: Connected, segment: Segment): void {
  const { tcb, state, profile } = turn;
  if (segment.rst) {
    cite(turn, 'sequence.dropsReset');
  } else if (isRepeatedFin(tcb, segment)) {
    cite(turn, 'sequence.repeatedFin');
    sendAck(turn);
    if (state === 'TIME_WAIT') startTimer(turn, 'timeWait', profile.timeWaitUs);
  } else if (isRepeatedSyn(turn, segment) && profile.dupSyn === 'synack') {
    cite(turn, 'sequence.repeatedSynAgain');
    resendFront(turn, 'answerAgain');
    startTimer(turn, 'retransmission', tcb.rtoUs);
  } else {
    cite(
      turn,
      segment.syn && segment.seq === tcb.irs ? 'sequence.repeatedSyn' : 'sequence.unacceptable',
    );
    if (isOldData(turn, segment)) {
      noteRepeatedUpTo(turn, segment.seq, segEnd(segment));
      turn.policies.acks.cameBefore(turn);
    }
    if (mayAnswer(turn, segment)) sendAck(turn);
  }
}

/** PAWS (RFC 7323, 5.3, R1): too old, whatever its number says. It is dropped and acknowledged. */
export function answerOld(turn: Connected, segment: Segment): void {
  cite(turn, 'timestamps.old');
  if (isOldData(turn, segment)) {
    noteRepeatedUpTo(turn, segment.seq, segEnd(segment));
    turn.policies.acks.cameBefore(turn);
  }
  if (mayAnswer(turn, segment)) sendAck(turn);
}

/** The peer did not hear an ACK of ours. A SYN says nothing of that: it may be of another time. */
const isOldData = ({ tcb }: Connected, segment: Segment): boolean =>
  !segment.syn && segLen(segment) > 0 && before(segment.seq, tcb.rcvNxt);

/** The FIN that was taken, once more. A SYN is never part of it, and one without ACK would not get beyond the fifth step. */
const isRepeatedFin = ({ peerFin, rcvNxt }: Tcb, segment: Segment): boolean =>
  peerFin && segment.fin && segment.ack && !segment.syn && segEnd(segment) === rcvNxt;

const isRepeatedSyn = ({ tcb, state }: Connected, segment: Segment): boolean =>
  state === 'SYN_RCVD' && segment.syn && !segment.ack && segment.seq === tcb.irs;
