/**
 * What a capture does not hold and must have been: a segment whose number an ACK names, numbers that were skipped, the SYN before the SYN+ACK.
 * It is put in, marked as inferred, so that both ends stay what the packets show.
 */
import {
  segEnd,
  segmentOf,
  type Segment,
  type SegmentParts,
} from '../../../machines/tcp/segment.ts';
import { advance, after, distance, notAfter } from '../../../machines/tcp/sequence.ts';
import { newTcb } from '../../../machines/tcp/newTcb.ts';
import { isUnderstood, takesBack, takesNumberBack } from './ahead.ts';
import type { ShadowEnd } from './end.ts';
import type { Shadowing } from './following.ts';

/** What was not captured may call for more that was not; packets that contradict each other would call for ever more. */
const MOST_WITHIN = 8;

/** Has an end send what was not captured, now; and has it arrive, unless it is lost. */
function sendUnseen(
  following: Shadowing,
  end: ShadowEnd,
  parts: SegmentParts,
  arrives: boolean,
): void {
  const { now, passing } = following;
  if (following.unseenWithin >= MOST_WITHIN) return;
  following.unseenWithin += 1;
  const index = passing.length;
  passing.push({
    ...{ segment: segmentOf(parts), from: end.side, sentAt: now, dueAt: now, captured: null },
    arrivesAt: arrives ? now : null,
    isTaken: arrives,
    evidence: { sent: 'inferred', arrived: 'inferred' },
  });
  end.coming.put(index);
  following.moves.depart(following, end);
  if (arrives) following.moves.arrive(following, index);
  following.unseenWithin -= 1;
}

/** What an end acknowledges has arrived there. */
export function bringWhatItKnows(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  if (!segment.ack || segment.rst) return;
  const peer = following.peer(end);
  const { tcb, state } = end;
  if (state === 'LISTEN' || state === 'CLOSED') {
    if (segment.syn && peer.tcb === null && isUnderstood(following, end))
      sendUnseen(following, peer, synBefore(segment), true);
    return;
  }
  if (tcb === null) return;
  if (tcb.irs === null) {
    const answer = peer.coming.answerTo(tcb.iss);
    // the SYN+ACK is still to come, and has another number
    if (answer !== null && advance(answer.seq, 1) !== segment.ackNumber) return;
    const synAck = { syn: true, ack: true, seq: advance(segment.ackNumber, -1) };
    sendUnseen(following, peer, { ...synAck, ackNumber: tcb.sndNxt, wnd: segment.wnd }, true);
    return;
  }
  if (!after(segment.ackNumber, tcb.rcvNxt) || takesBack(end, segment)) return;
  const seq = tcb.rcvNxt;
  const octets = distance(seq, segment.ackNumber);
  const fin = octets === 1 && !peer.coming.hasDataFrom(seq);
  const unseen: SegmentParts = {
    ...{ seq, ack: true, ackNumber: earlierOf(peer, tcb.sndNxt), fin },
    ...{ dataLen: fin ? 0 : octets, wnd: 0xffff },
  };
  const sent = peer.tcb !== null && notAfter(segment.ackNumber, peer.tcb.sndNxt);
  if (sent || peer.tcb === null) arriveFromNowhere(following, end, unseen);
  else sendUnseen(following, peer, unseen, true);
}

/** The SYN that a SYN+ACK answers: it offers only what the SYN had offered (RFC 7323, 1.3 and 3.2; RFC 2018, 2). */
function synBefore({ ackNumber, wnd, windowScale, sackPermitted, timestamps }: Segment) {
  return {
    ...{ syn: true, seq: advance(ackNumber, -1), wnd },
    ...(windowScale !== undefined && { windowScale }),
    ...(sackPermitted !== undefined && { sackPermitted }),
    ...(timestamps !== undefined && { timestamps: { value: timestamps.echo, echo: 0 } }),
  };
}

const earlierOf = ({ tcb }: ShadowEnd, otherwise: number): number => tcb?.rcvNxt ?? otherwise;

/** It had left, and was taken for lost. */
function arriveFromNowhere(following: Shadowing, end: ShadowEnd, parts: SegmentParts): void {
  const cause = { kind: 'segment', segment: segmentOf(parts), flight: null } as const;
  following.happen(end, cause, 'inferred');
}

/** A SYN that seemed to come to nothing is answered after all. */
export function meetSynAgain(following: Shadowing, end: ShadowEnd, { ackNumber }: Segment): void {
  if (end.state === 'LISTEN')
    arriveFromNowhere(following, end, { syn: true, seq: advance(ackNumber, -1) });
}

/** Numbers that were skipped have left before this one. What is sent once more later was lost. */
export function sendTheGap(following: Shadowing, end: ShadowEnd, { seq }: Segment): void {
  const { tcb } = end;
  if (tcb === null || !after(seq, tcb.sndNxt) || takesNumberBack(following, end)) return;
  const from = tcb.sndNxt;
  const copy = end.coming.copyOf(advance(seq, -1));
  const fin = copy?.fin === true && segEnd(copy) === seq;
  const parts = {
    ...{ seq: from, ack: true, ackNumber: tcb.rcvNxt, wnd: 0xffff, fin },
    dataLen: distance(from, seq) - Number(fin),
  };
  sendUnseen(following, end, parts, end.coming.copyOf(from) === null);
}

/** It speaks as one whose connection is established, so that it is: what made it so has come. */
export function takeToBeEstablished(following: Shadowing, end: ShadowEnd, segment: Segment): void {
  const { state, tcb } = end;
  const peer = following.peer(end);
  if (tcb !== null && state === 'SYN_RCVD') {
    const ack = { ack: true, seq: tcb.rcvNxt, ackNumber: tcb.sndNxt, wnd: 0xffff };
    if (peer.tcb === null || peer.state === 'SYN_SENT') arriveFromNowhere(following, end, ack);
    else sendUnseen(following, peer, ack, true);
    return;
  }
  if (tcb !== null || end.hasBegun || !isUnderstood(following, end)) return;
  adoptEstablished(end, segment.seq, segment.ack ? segment.ackNumber : segment.seq);
}

/** An end in the middle of its connection: what it sends next, and what it expects. */
export function adoptEstablished(end: ShadowEnd, sndNxt: number, rcvNxt: number): void {
  const { context } = end.snapshot;
  const una = segmentOf({ seq: sndNxt }).seq;
  const expected = segmentOf({ seq: rcvNxt }).seq;
  const origin = end.side === 'client' ? 'active' : 'passive';
  const wnd = 0xffff;
  const made = newTcb(origin, advance(una, -1), context.profile, {
    ...{ rcvWnd: wnd, own: context.policies.rtt.variables?.(context.profile, una) ?? {} },
    tsOffset: 0,
  });
  end.beIn({
    state: 'ESTABLISHED',
    tcb: {
      ...made,
      ...{ sndUna: una, sndNxt: una, irs: advance(expected, -1), rcvNxt: expected },
      ...{ lastAckSent: expected, sndWnd: wnd, maxSndWnd: wnd, sndWl1: expected, sndWl2: una },
    },
  });
}
