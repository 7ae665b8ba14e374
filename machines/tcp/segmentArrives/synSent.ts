/** SEGMENT ARRIVES in SYN_SENT (RFC 9293, 3.10.7.3). There is no receive window yet: only the ACK field can be checked. */
import { first } from '../list.ts';
import { listOf, replaced } from '../listChanges.ts';
import { meetAnswer } from '../fastOpen.ts';
import { resendFront } from '../output/retransmissionQueue.ts';
import { oweAck, resetFor } from '../output/segments.ts';
import type { Segment } from '../segment.ts';
import { after, notAfter } from '../sequence.ts';
import { cite, raise, report, startTimer, type Connected } from '../turn.ts';
import { ourSynIsAcknowledged } from './established.ts';
import { takePeerSyn } from './peerSyn.ts';
import { trimmed } from './step1Sequence.ts';
import { takeText } from './step7Text.ts';
import { takeFin } from './step8Fin.ts';

export function arrivesInSynSent(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  const ackIsBad =
    segment.ack && (notAfter(segment.ackNumber, tcb.iss) || after(segment.ackNumber, tcb.sndNxt));
  if (ackIsBad) badAck(turn, segment);
  else if (segment.rst) reset(turn, segment);
  else if (segment.syn && segment.ack) synAck(turn, segment);
  else if (segment.syn) synAlone(turn, segment);
  else cite(turn, 'synSent.ignores');
}

/** First: an ACK of something never sent comes from another time. A reset sends it back there. */
function badAck(turn: Connected, segment: Segment): void {
  if (turn.profile.synAgainUs > 0 && turn.tcb.retransmissions === 0) {
    cite(turn, 'synSent.soonAgain');
    startTimer(turn, 'retransmission', turn.profile.synAgainUs);
  }
  if (segment.rst) {
    cite(turn, 'synSent.ignoresReset');
    return;
  }
  cite(turn, 'synSent.badAck');
  resetFor(turn, segment);
}

/** Second: a reset counts only if it acknowledges our SYN. */
function reset(turn: Connected, segment: Segment): void {
  if (!segment.ack) {
    cite(turn, 'synSent.ignoresReset');
    return;
  }
  cite(turn, 'synSent.reset');
  report(turn, 'error: connection reset');
  raise(turn, 'gone');
}

/** Fourth, with an ACK: our SYN is acknowledged, the connection is established. */
function synAck(turn: Connected, segment: Segment): void {
  cite(turn, 'synSent.synAck');
  takePeerSyn(turn, segment);
  ourSynIsAcknowledged(turn, segment);
  raise(turn, 'synAcknowledged');
  if (!turn.profile.breaks?.noThirdSegment) oweAck(turn);
  meetAnswer(turn, segment);
  turn.tcb.held = listOf();
  if (turn.profile.textOnSyn === 'dropped') return;
  const text = trimmed(turn, segment);
  if (takeText(turn, text, segment)) takeFin(turn, text);
}

/** Fourth, without an ACK: both opened at once (3.5, figure 7). */
function synAlone(turn: Connected, segment: Segment): void {
  cite(turn, 'synSent.syn');
  takePeerSyn(turn, segment);
  raise(turn, 'synReceived');
  resendFront(turn, 'first');
  const { tcb, policies } = turn;
  const front = first(tcb.inFlight);
  if (front && policies.crossing.measuresSynAck)
    tcb.inFlight = replaced(tcb.inFlight, 0, { ...front, transmissions: 1 });
}
