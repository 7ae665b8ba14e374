/** Fifth: check the ACK field (RFC 9293, 3.10.7.4; RFC 5961, 5). */
import { mayAnswer } from '../linux/rateLimit.ts';
import { set } from '../linux/variables.ts';
import { bringsLinuxWindow } from '../linux/windowUpdate.ts';
import { congestionOnDuplicate, congestionOnNewAck } from '../output/congestion.ts';
import { restartAfterAck, takeAcknowledged } from '../output/retransmissionQueue.ts';
import { sampleRoundTrip } from '../output/rto.ts';
import { resetFor, sendAck } from '../output/segments.ts';
import { segLen, type Segment } from '../segment.ts';
import { advance, after, before, distance, notAfter } from '../sequence.ts';
import { ourFinAcked, type InFlight } from '../tcb.ts';
import { cite, raise, report, startTimer, type Connected } from '../turn.ts';
import { ourSynIsAcknowledged, readyForData } from './established.ts';
import { takeWindow } from './peerSyn.ts';

/** Says whether the segment goes on to its text: `false` ends its processing. */
export function takeAck(turn: Connected, segment: Segment): boolean {
  if (!segment.ack) {
    cite(turn, 'ack.missing');
    return false;
  }
  if (turn.state === 'SYN_RCVD') return acknowledgesSyn(turn, segment);
  if (isOutOfRange(turn, segment)) {
    if (mayAnswer(turn, segment)) sendAck(turn);
    return false;
  }
  if (turn.state === 'TIME_WAIT') return meetsTimeWait(turn, segment);
  const news = bringsWindow(turn, segment);
  if (after(segment.ackNumber, turn.tcb.sndUna)) newAck(turn, segment);
  else duplicateAck(turn, segment, news);
  if (news) updateWindow(turn, segment);
  probeLaterAgain(turn);
  return afterAck(turn, segment);
}

function acknowledgesSyn(turn: Connected, segment: Segment): boolean {
  const { tcb } = turn;
  if (!after(segment.ackNumber, tcb.sndUna) || after(segment.ackNumber, tcb.sndNxt)) {
    cite(turn, 'ack.badInSynRcvd');
    resetFor(turn, segment);
    return false;
  }
  cite(turn, 'ack.ofSyn');
  ourSynIsAcknowledged(turn, segment);
  raise(turn, 'synAcknowledged');
  return true;
}

/** SEG.ACK of what was never sent, or (RFC 5961) older than any window we ever had. */
function isOutOfRange(turn: Connected, segment: Segment): boolean {
  const { tcb, profile } = turn;
  if (after(segment.ackNumber, tcb.sndNxt)) {
    cite(turn, 'ack.unsent');
    return true;
  }
  const oldest = advance(tcb.sndUna, -tcb.maxSndWnd);
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

function newAck(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  const octets = distance(tcb.sndUna, segment.ackNumber);
  if (tcb.probing) probeTaken(turn, octets);
  const acknowledged = takeAcknowledged(turn, segment.ackNumber);
  tcb.sndUna = segment.ackNumber;
  tcb.retransmissions = 0;
  set(turn, { firstAgainAt: null });
  cite(turn, 'ack.new');
  sampleRoundTrip(turn, acknowledged);
  const data = dataIn(acknowledged, octets);
  if (acknowledged.some((entry) => entry.syn)) readyForData(turn);
  else {
    congestionOnNewAck(turn, segment.ackNumber, data, {
      advanced: true,
      segments: acknowledged.length,
      again: acknowledged.some((entry) => entry.transmissions > 1),
    });
  }
  restartAfterAck(turn);
}

/** How many of the octets acknowledged are data: a FIN takes a number, but is none. */
const dataIn = (acknowledged: readonly InFlight[], octets: number): number =>
  acknowledged.some((entry) => entry.fin) ? octets - 1 : octets;

/** The octet of a window probe was taken after all. */
function probeTaken(turn: Connected, octets: number): void {
  turn.tcb.unsent -= octets;
  turn.tcb.probing = false;
  turn.tcb.probes = 0;
}

function duplicateAck(turn: Connected, segment: Segment, news: boolean): void {
  const { tcb, profile } = turn;
  if (segment.wnd === 0 && segment.ackNumber === tcb.sndUna) answersThoughShut(turn);
  const sameWindow = segment.wnd === tcb.sndWnd;
  const isDuplicate =
    segment.ackNumber === tcb.sndUna &&
    tcb.inFlight.length > 0 &&
    segLen(segment) === 0 &&
    (profile.windowUpdate === 'linux' ? !news : sameWindow);
  if (!isDuplicate) {
    if (segLen(segment) > 0) return;
    if (sameWindow) cite(turn, 'ack.duplicate');
    else if (!news) cite(turn, 'ack.overtaken');
    return;
  }
  cite(turn, 'ack.duplicate');
  congestionOnDuplicate(turn, segment.ackNumber);
}

/**
 * The window is shut, so what goes again (a FIN, or data that the window shrank away from) does as a probe does, and a
 * peer that answers probes is not given up (MUST-37): all patience starts over.
 */
function answersThoughShut(turn: Connected): void {
  turn.tcb.retransmissions = 0;
  if (turn.tcb.timers.userTimeout) startTimer(turn, 'userTimeout', turn.profile.userTimeoutUs);
}

/** Whether its window is the latest word: not if a newer segment has overtaken it (SND.WL1, SND.WL2). */
function bringsWindow({ tcb, profile }: Connected, segment: Segment): boolean {
  if (profile.windowUpdate === 'linux') return bringsLinuxWindow(tcb, segment);
  const isNewer =
    before(tcb.sndWl1, segment.seq) ||
    (tcb.sndWl1 === segment.seq && notAfter(tcb.sndWl2, segment.ackNumber));
  return isNewer && notAfter(tcb.sndUna, segment.ackNumber);
}

/** SND.WND from this segment. */
function updateWindow(turn: Connected, segment: Segment): void {
  const changed = segment.wnd !== turn.tcb.sndWnd;
  takeWindow(turn, segment);
  if (changed) cite(turn, 'ack.windowUpdate');
}

/** Linux counts the time to the next probe from the answer to the last one. */
function probeLaterAgain(turn: Connected): void {
  const { tcb, profile } = turn;
  if (profile.probe !== 'empty' || !tcb.timers.persist || tcb.inFlight.length > 0) return;
  startTimer(turn, 'persist', Math.min(tcb.rtoUs * 2 ** tcb.probes, profile.rtoMaxUs));
}

/** What the states make of it once our FIN is acknowledged. */
function afterAck(turn: Connected, segment: Segment): boolean {
  const finAcked = ourFinAcked(turn.tcb);
  switch (turn.state) {
    case 'FIN_WAIT_1':
      if (finAcked) finAcknowledged(turn, 'ack.ofFin');
      return true;
    case 'CLOSING':
      if (finAcked) finAcknowledged(turn, 'ack.ofFinClosing');
      else if (segLen(segment) > 0) cite(turn, 'ack.duplicate');
      return finAcked;
    case 'LAST_ACK':
      if (!finAcked) return true;
      finAcknowledged(turn, 'ack.ofFinLast');
      report(turn, 'ok: CLOSE complete');
      return false;
    default:
      return true;
  }
}

function finAcknowledged(
  turn: Connected,
  rule: 'ack.ofFin' | 'ack.ofFinClosing' | 'ack.ofFinLast',
): void {
  cite(turn, rule);
  raise(turn, 'finAcknowledged');
}
