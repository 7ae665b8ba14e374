/** Fifth: check the ACK field (RFC 9293, 3.10.7.4; RFC 5961, 5). */
import { defersAccept } from '../deferredAccept.ts';
import { resetFor, sendAck } from '../output/segments.ts';
import { segLen, type Segment } from '../segment.ts';
import { advance, after, before } from '../sequence.ts';
import { ourFinAcked } from '../tcb.ts';
import { takeTimestamp } from '../timestamps.ts';
import { cite, raise, report, type Connected } from '../turn.ts';
import { probeLaterAgain } from './acknowledged.ts';
import { ourSynIsAcknowledged } from './established.ts';
import { mayChallenge } from './rateLimit.ts';

/** Says whether the segment goes on to its text: `false` ends its processing. */
export function takeAck(turn: Connected, segment: Segment): boolean {
  if (!segment.ack) {
    cite(turn, 'ack.missing');
    return false;
  }
  if (turn.state === 'SYN_RCVD') return acknowledgesSyn(turn, segment);
  if (isOutOfRange(turn, segment)) {
    if (mayChallenge(turn)) sendAck(turn);
    return false;
  }
  takeTimestamp(turn, segment);
  if (turn.state === 'TIME_WAIT') return meetsTimeWait(turn, segment);
  turn.tcb.probesUnanswered = 0;
  turn.policies.recovery.ackArrives(turn, ofFinToo(turn, segment));
  probeLaterAgain(turn);
  return afterAck(turn, segment);
}

/** Where our FIN's number is not waited for, an ACK of all before it is read as one of the FIN. */
function ofFinToo(turn: Connected, segment: Segment): Segment {
  const { finSeq } = turn.tcb;
  const isRead =
    turn.profile.breaks?.finAckedByData && finSeq !== null && segment.ackNumber === finSeq;
  if (!isRead) return segment;
  cite(turn, 'broken.finAckedByData');
  return { ...segment, ackNumber: advance(finSeq, 1) };
}

/** A request is met by a wrong ACK: whoever sent it knows another connection. Says whether it was so. */
export function isBadForRequest(turn: Connected, segment: Segment): boolean {
  const { tcb, state, policies } = turn;
  if (state !== 'SYN_RCVD' || tcb.origin !== 'passive' || tcb.fastOpen === 'accepted') return false;
  const isBad = segment.ack && segment.ackNumber !== advance(tcb.iss, 1);
  if (!isBad || !policies.sequence.judgesAckFirst) return false;
  if (segment.rst) cite(turn, 'sequence.dropsReset');
  else refuseAck(turn, segment);
  return true;
}

function refuseAck(turn: Connected, segment: Segment): void {
  cite(turn, 'ack.badInSynRcvd');
  resetFor(turn, segment);
}

function acknowledgesSyn(turn: Connected, segment: Segment): boolean {
  const { tcb } = turn;
  if (!after(segment.ackNumber, tcb.sndUna) || after(segment.ackNumber, tcb.sndNxt)) {
    refuseAck(turn, segment);
    return false;
  }
  takeTimestamp(turn, segment);
  if (defersAccept(turn, segment)) return false;
  cite(turn, 'ack.ofSyn');
  ourSynIsAcknowledged(turn, segment);
  raise(turn, 'synAcknowledged');
  return true;
}

/** SEG.ACK of what was never sent, or (RFC 5961) older than any window we ever had. */
function isOutOfRange(turn: Connected, segment: Segment): boolean {
  const { tcb, profile, policies } = turn;
  if (after(segment.ackNumber, tcb.sndNxt)) {
    cite(turn, 'ack.unsent');
    return true;
  }
  const oldest = policies.sequence.oldestAck?.(turn) ?? advance(tcb.sndUna, -tcb.maxSndWnd);
  if (!profile.rfc5961 || !before(segment.ackNumber, oldest)) return false;
  cite(turn, 'ack.tooOld');
  return true;
}

/** A bare ACK in sequence is what ends a close; answering it would make two waiting ends talk for ever. */
function meetsTimeWait(turn: Connected, segment: Segment): boolean {
  if (segment.seq === turn.tcb.rcvNxt && segLen(segment) === 0) {
    cite(turn, 'ack.ignoredInTimeWait');
    return false;
  }
  if (segment.fin) return true;
  cite(turn, 'ack.answeredInTimeWait');
  sendAck(turn);
  return false;
}

/** What the states make of it once our FIN is acknowledged. */
function afterAck(turn: Connected, segment: Segment): boolean {
  const finAcked = ourFinAcked(turn.tcb);
  switch (turn.state) {
    case 'FIN_WAIT_1':
      if (finAcked) finAcknowledged(turn, 'ack.ofFin');
      if (!finAcked || !turn.profile.breaks?.finClosesBoth) return true;
      cite(turn, 'broken.bothClosed');
      raise(turn, 'gone');
      return false;
    case 'CLOSING':
      if (finAcked) finAcknowledged(turn, 'ack.ofFinClosing');
      else if (segLen(segment) > 0) cite(turn, 'ack.duplicate');
      return finAcked || turn.policies.sequence.readsText !== undefined;
    case 'LAST_ACK':
      if (!finAcked && !turn.profile.breaks?.anyAckEndsLastAck) return true;
      finAcknowledged(turn, finAcked ? 'ack.ofFinLast' : 'broken.anyAckEndsLastAck');
      report(turn, 'ok: CLOSE complete');
      return false;
    default:
      return true;
  }
}

function finAcknowledged(
  turn: Connected,
  rule: 'ack.ofFin' | 'ack.ofFinClosing' | 'ack.ofFinLast' | 'broken.anyAckEndsLastAck',
): void {
  cite(turn, rule);
  raise(turn, 'finAcknowledged');
}
