/** What an acceptable ACK does to the record whatever the stack (RFC 9293, 3.10.7.4, fifth step): queue, window, probes. */
import { takeAcknowledged } from '../output/retransmissionQueue.ts';
import type { Segment } from '../segment.ts';
import { distance } from '../sequence.ts';
import type { InFlight } from '../tcb.ts';
import { startPersist } from '../timers/persist.ts';
import { restartUserTimeout } from '../timers/userTimeout.ts';
import { cite, startTimer, type Connected } from '../turn.ts';
import { takeWindow, windowOf } from './peerSyn.ts';

/** SND.UNA =< SEG.ACK: takes what is acknowledged out of the queue; gives it, and how many octets of data there are in it. */
export function takeNewAck(
  turn: Connected,
  segment: Segment,
): { readonly acknowledged: readonly InFlight[]; readonly data: number } {
  const { tcb } = turn;
  const octets = distance(tcb.sndUna, segment.ackNumber);
  if (tcb.probing) probeTaken(turn, octets);
  const acknowledged = takeAcknowledged(turn, segment.ackNumber);
  tcb.sndUna = segment.ackNumber;
  tcb.retransmissions = 0;
  cite(turn, 'ack.new');
  restartUserTimeout(turn);
  return { acknowledged, data: dataIn(acknowledged, octets) };
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

/** SND.WND from this segment. */
export function updateWindow(turn: Connected, segment: Segment): void {
  const changed = windowOf(turn.tcb, segment) !== turn.tcb.sndWnd;
  takeWindow(turn, segment);
  if (changed) cite(turn, 'ack.windowUpdate');
}

/**
 * The window is shut, so what goes again (a FIN, or data that the window shrank away from) does as a probe does, and a
 * peer that answers probes is not given up (MUST-37): all patience starts over.
 */
export function answersThoughShut(turn: Connected, segment: Segment): void {
  if (segment.wnd !== 0 || segment.ackNumber !== turn.tcb.sndUna) return;
  turn.tcb.retransmissions = 0;
  if (turn.tcb.timers.userTimeout) startTimer(turn, 'userTimeout', turn.profile.userTimeoutUs);
}

/** Where probes are empty, the time to the next one counts from the answer to the last. */
export function probeLaterAgain(turn: Connected): void {
  const { tcb, profile } = turn;
  if (profile.probe !== 'empty' || !tcb.timers.persist || tcb.inFlight.length > 0) return;
  startPersist(turn);
}

/** Says what an ACK of nothing new is, and whether it is a duplicate ACK (RFC 5681, 2). */
export function isDuplicateAck(turn: Connected, segment: Segment, news: boolean): boolean {
  const { tcb, policies } = turn;
  const hasText = segment.dataLen > 0 || segment.syn || segment.fin;
  const sameWindow = windowOf(tcb, segment) === tcb.sndWnd;
  const isDuplicate =
    segment.ackNumber === tcb.sndUna &&
    tcb.inFlight.length > 0 &&
    !hasText &&
    policies.windowUpdate.isSameWindow(turn, segment, news);
  if (isDuplicate) cite(turn, 'ack.duplicate');
  else if (!hasText && sameWindow) cite(turn, 'ack.duplicate');
  else if (!hasText && !news) cite(turn, 'ack.overtaken');
  return isDuplicate;
}
