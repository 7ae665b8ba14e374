/** A segment arrives at an end that is followed: the endpoint deals with it; what leaves at once because of it leaves in the same step. */
import type { Effect } from '../../../machines/tcp/effects.ts';
import { segEnd, segLen, type Segment } from '../../../machines/tcp/segment.ts';
import {
  advance,
  after,
  before,
  distance,
  notAfter,
  notBefore,
  type Seq,
} from '../../../machines/tcp/sequence.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Cause } from '../../trace/connection.ts';
import type { ShadowEnd } from './end.ts';
import { sendTheGap } from './unseen.ts';
import { BURST_US, type Shadowing } from './following.ts';
import { goesOnAfter, isResetBefore, nextBehindSyns } from './ahead.ts';
import { leaveInSilence } from './finish.ts';
import { causeAgain } from './again.ts';

/** `at`: when, where it comes more than once. */
export function arrive(following: Shadowing, index: number, at?: Time): void {
  const { segment, from, arrivesAt, isTaken, evidence } = following.get(index);
  const end = following.ends[from === 'client' ? 'server' : 'client'];
  const flight = following.flightOf.get(index);
  if (arrivesAt === null || flight === undefined || !isTaken || isDisregarded(end, segment)) return;
  const cause: Cause = { kind: 'segment', segment, flight };
  following.goOnTo(at ?? arrivesAt);
  const answer = synAckAfter(end, segment);
  if (answer !== null) end.takeIss(answer);
  end.reopens(answer !== null);
  if (isIgnoredRequest(following, end, segment) || isUnansweredSyn(following, end, segment)) return;
  if (isRefused(following, end, segment))
    following.happen(end, { kind: 'call', call: { call: 'close' }, action: null }, 'inferred');
  bringForward(following, end);
  makeRoom(following, end, segment);
  if (belongsToNothing(following, end, segment)) leaveInSilence(following, end);
  end.seen.ackLeaves = ackLeavesAtOnce(following, end, segment);
  const unaBefore = end.tcb?.sndUna ?? null;
  following.happen(end, cause, evidence.arrived, {
    further(done) {
      end.noteAck(segment, unaBefore);
      alsoLeaves(following, end, done);
      if (end.tcb?.sndUna !== unaBefore) writesOn(following, end, done);
    },
  });
}

/** A SYN that is answered with a reset: nobody listens any more; or who was opening as well has given that up. */
function isRefused(following: Shadowing, end: ShadowEnd, { syn, ack, seq }: Segment): boolean {
  const next = following.nextAtOnce(end);
  if (!syn || ack || next === null) return false;
  const isReset = next.rst && next.ack && next.ackNumber === advance(seq, 1);
  if (end.state !== 'SYN_SENT') return end.state === 'LISTEN' && isReset;
  // a number that no connection gave it (3.10.7.1)
  return isReset && next.seq === 0 && end.tcb?.sndNxt !== 0 && !goesOnAfter(end, 1);
}

/** What leaves at once is numbered above what had not been captured: that had left before this came. */
function bringForward(following: Shadowing, end: ShadowEnd): void {
  const next = following.nextAtOnce(end);
  if (next !== null && !next.syn && !next.rst && segLen(next) === 0)
    sendTheGap(following, end, next);
}

/** It goes beyond the window that was told, and is acknowledged: there was room for it. */
function makeRoom({ passing }: Shadowing, end: ShadowEnd, segment: Segment): void {
  const { tcb } = end;
  const { next: index } = end.coming;
  if (tcb === null || tcb.irs === null || segment.dataLen === 0 || index === undefined) return;
  const isWithin = notAfter(segEnd(segment), advance(tcb.rcvNxt, tcb.rcvWnd));
  const answer = passing[index]?.segment;
  if (isWithin || answer?.ack !== true || answer.rst) return;
  if (notBefore(answer.ackNumber, segEnd(segment)))
    end.adopt({ rcvWnd: distance(tcb.rcvNxt, segEnd(segment)) });
}

/** The number that a SYN will be answered with; null: the segment is none, or gets no such answer. */
function synAckAfter(end: ShadowEnd, { syn, ack, seq }: Segment): Seq | null {
  const mayOpen = end.state === 'LISTEN' || end.state === 'TIME_WAIT';
  if (!syn || ack || !mayOpen) return null;
  return end.coming.answerTo(seq)?.seq ?? null;
}

/** A SYN that crosses ours is answered with SYN+ACK (3.5, figure 7): who says something else next has not got it. */
function isUnansweredSyn(following: Shadowing, end: ShadowEnd, { syn, ack }: Segment): boolean {
  if (end.state !== 'SYN_SENT' || !syn || ack) return false;
  const { next: index } = end.coming;
  if (index === undefined) return false;
  const next = following.get(index).segment;
  return !next.syn && !next.rst;
}

/**
 * The handshake's ACK met a request that never became a connection: what the end says next, and at last, is that it knows none (no room in
 * the accept queue, a listener that has closed).
 */
function isIgnoredRequest(following: Shadowing, end: ShadowEnd, segment: Segment): boolean {
  if (end.state !== 'SYN_RCVD' || end.tcb?.origin !== 'passive' || segment.syn) return false;
  const next = nextBehindSyns(end);
  if (next === null || !next.rst || next.ack || isResetBefore(following, end)) return false;
  return following.nextAtOnce(end) !== next;
}

/**
 * It is answered as a segment that belongs to nothing (3.5.2), and that is all that ever comes: the end had left its connection before,
 * in silence.
 */
function belongsToNothing(following: Shadowing, end: ShadowEnd, segment: Segment): boolean {
  const { tcb, state } = end;
  const next = following.nextAtOnce(end);
  if (tcb === null || next === null || !segment.ack) return false;
  if (!next.rst || next.ack || next.seq !== segment.ackNumber) return false;
  // before the connection is established a wrong ACK is answered so in any case (3.10.7.3, 3.10.7.4)
  const isOpening = state === 'SYN_SENT' || state === 'SYN_RCVD';
  if (isOpening && segment.ackNumber !== tcb.sndNxt) return false;
  const isLate = segment.dataLen > 0 && tcb.orphan && state.startsWith('FIN_WAIT');
  return !isLate && !goesOnAfter(end);
}

/** The packets show that an ACK leaves at once, of what has come with this segment. */
function ackLeavesAtOnce(following: Shadowing, end: ShadowEnd, segment: Segment): boolean {
  const next = following.nextAtOnce(end);
  const { tcb } = end;
  if (next === null || tcb === null || segLen(next) > 0 || !next.ack || next.rst) return false;
  const isInOrder = notAfter(segment.seq, tcb.rcvNxt) && after(segEnd(segment), tcb.rcvNxt);
  if (!isInOrder) return next.ackNumber === tcb.rcvNxt;
  return tcb.held.length === 0
    ? next.ackNumber === segEnd(segment)
    : after(next.ackNumber, tcb.rcvNxt);
}

/** The retransmissions that what has come calls for. */
function alsoLeaves(following: Shadowing, end: ShadowEnd, done: Effect[]): void {
  for (;;) {
    const { tcb } = end;
    const next = following.nextBeforeArrival(end);
    if (tcb === null || next === null || next.syn || next.rst || segLen(next) === 0) return;
    const isAgain = before(next.seq, tcb.sndNxt) && !after(segEnd(next), tcb.sndNxt);
    const why = isAgain ? causeAgain(end, next, following.now, true) : null;
    if (why === null) return;
    end.recover ??= tcb.sndNxt;
    following.leaveAsSeen(end, done, why.reason, why.rule);
  }
}

/** An ACK lets out more of what was being written when it came. */
function writesOn(following: Shadowing, end: ShadowEnd, done: Effect[]): void {
  while (end.goesOnWriting && end.tcb !== null) {
    const next = following.nextBeforeArrival(end, BURST_US);
    if (next === null || next.syn || next.rst || next.fin) return;
    if (next.dataLen === 0 || next.seq !== end.tcb.sndNxt) return;
    end.goesOnWriting = next.dataLen >= end.largest;
    following.leaveAsSeen(end, done, 'first', 'send.data');
  }
}

/** A reset that the end does not go by: it goes on as if there had been none. */
const isDisregarded = (end: ShadowEnd, { rst }: Segment): boolean =>
  rst && end.tcb !== null && goesOnAfter(end);
