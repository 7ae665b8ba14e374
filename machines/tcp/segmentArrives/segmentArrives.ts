/**
 * SEGMENT ARRIVES (RFC 9293, 3.10.7): the order of the checks. Each step has a file of its own, numbered as the RFC
 * numbers them; the third (security) and the sixth (urgent data) are left out.
 */
import { oweAck } from '../output/segments.ts';
import { segLen, type Segment } from '../segment.ts';
import { isOld } from '../timestamps.ts';
import { cite, connected, startTimer, type Connected, type Turn } from '../turn.ts';
import { arrivesInClosed } from './closed.ts';
import { arrivesInListen } from './listen.ts';
import {
  answerOld,
  answerUnacceptable,
  isAcceptable,
  isCrossedSynAck,
  meetsShutWindow,
  trimmed,
} from './step1Sequence.ts';
import { isOfPeerThatClosed, takeReset } from './step2Reset.ts';
import { meetSyn, reopen } from './step4Syn.ts';
import { isBadForRequest, takeAck } from './step5Ack.ts';
import { deliverTextOfSyn, takeText } from './step7Text.ts';
import { takeFin } from './step8Fin.ts';
import { arrivesInSynSent } from './synSent.ts';

/** One segment, processed whole. What it permits to be sent, and an ACK it calls for, leave with `output`. */
export function segmentArrives(turn: Turn, segment: Segment): void {
  if (turn.state === 'CLOSED') arrivesInClosed(turn, segment);
  else if (turn.state === 'LISTEN') arrivesInListen(turn, segment);
  else if (turn.state === 'SYN_SENT') arrivesInSynSent(connected(turn), segment);
  else arrivesOtherwise(connected(turn), segment);
}

/** 3.10.7.4, the eight steps of SYN_RCVD and the synchronized states. */
function arrivesOtherwise(turn: Connected, segment: Segment): void {
  peerIsAlive(turn);
  const { timeWait } = turn.policies;
  if (turn.state === 'TIME_WAIT' && turn.profile.timeWaitReuse && timeWait.reopens(turn, segment)) {
    reopen(turn, segment);
    return;
  }
  if (timeWait.arrives(turn, segment) || isBadForRequest(turn, segment)) return;
  if (lacksTimestamp(turn, segment)) {
    cite(turn, 'timestamps.missing');
    return;
  }
  if (isOld(turn, segment) && !segment.rst) {
    answerOld(turn, segment);
    return;
  }
  if (isCrossedSynAck(turn, segment)) {
    crossedSynAck(turn, segment);
  } else if (meetsShutWindow(turn, segment)) {
    cite(turn, 'sequence.zeroWindow');
    oweAck(turn);
    takeAck(turn, segment);
  } else if (isOfPeerThatClosed(turn, segment)) {
    takeReset(turn, segment);
  } else if (!turn.policies.sequence.isTaken(turn, segment)) {
    answerUnacceptable(turn, segment);
  } else {
    if (isAcceptable(turn.tcb, segment)) cite(turn, 'sequence.acceptable');
    else if (!segment.syn && !segment.rst) cite(turn, 'linux.touchesWindow');
    acceptable(turn, segment);
  }
}

/** Every segment but a reset has one where both SYNs had (RFC 7323, 3.2: SHOULD silently drop). */
const lacksTimestamp = ({ tcb, policies }: Connected, { rst, timestamps }: Segment): boolean =>
  policies.sequence.needsTimestamp === true && tcb.timestampsOk && !rst && timestamps === undefined;

/** Figure 7's last line. */
function crossedSynAck(turn: Connected, segment: Segment): void {
  cite(turn, 'sequence.simultaneousSynAck');
  const { answer } = turn.policies.crossing;
  if (answer === undefined) takeAckAndText(turn, segment);
  else if (takeAck(turn, segment)) answer(turn, segment);
}

function acceptable(turn: Connected, segment: Segment): void {
  if (segment.rst) {
    takeReset(turn, segment);
  } else if (segment.syn) {
    meetSyn(turn, segment);
  } else {
    takeAckAndText(turn, segment);
  }
}

/** Steps five to eight. Text that came with the SYN goes before that of this segment. */
function takeAckAndText(turn: Connected, segment: Segment): void {
  if (!takeAck(turn, segment)) return;
  deliverTextOfSyn(turn);
  const { readsText } = turn.policies.sequence;
  if (readsText && !readsText(turn, segment)) return;
  if (isAllOld(turn, segment)) {
    answerUnacceptable(turn, segment);
    return;
  }
  const text = trimmed(turn, segment);
  if (takeText(turn, text, segment)) takeFin(turn, text);
}

/** All of it came before: taken for its ACK alone, and acknowledged again. */
const isAllOld = ({ tcb, policies }: Connected, segment: Segment): boolean =>
  policies.sequence.takesOldForAck && segLen(segment) > 0 && !isAcceptable(tcb, segment);

/** Traffic: the keep-alive timer starts over (3.8.4). */
function peerIsAlive(turn: Connected): void {
  if (!turn.tcb.timers.keepAlive || !turn.profile.keepAlive) return;
  turn.tcb.keepAliveProbes = 0;
  startTimer(turn, 'keepAlive', turn.profile.keepAlive.idleUs);
}
