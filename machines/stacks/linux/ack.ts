/** An ACK arrives: the order in which Linux makes something of it. */
import { first } from '../../tcp/list.ts';
import { takeSample } from '../../tcp/output/rto.ts';
import {
  answersThoughShut,
  isDuplicateAck,
  takeNewAck,
  updateWindow,
} from '../../tcp/segmentArrives/acknowledged.ts';
import { readyForData } from '../../tcp/segmentArrives/established.ts';
import { segLen, type Segment } from '../../tcp/segment.ts';
import { after, before } from '../../tcp/sequence.ts';
import type { InFlight } from '../../tcp/tcb.ts';
import { endOf } from '../../tcp/output/retransmissionQueue.ts';
import { roundTripByTimestamp } from '../../tcp/timestamps.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { AckSeen, type Next } from './ackSeen.ts';
import { alert } from './alert.ts';
import { controlOf } from './control.ts';
import { restartAfterIdle } from './cwnd.ts';
import { setTimers } from './pending.ts';
import { adaptWindow, rackAdvance } from './rack.ts';
import { reduce } from './reduction.ts';
import { resendLost } from './resend.ts';
import { noteReordering, tagSacked } from './sackTag.ts';
import { eatDuplicates, recoveryOf, setRecovery } from './scoreboard.ts';
import { sendMeanwhile } from './cutting.ts';
import { probeAcknowledged } from './tailLossProbe.ts';
import { isReducing } from './threshold.ts';
import { echoesBefore } from './undo.ts';
import { linuxOf, set } from './variables.ts';

export function ackArrives(turn: Connected, segment: Segment): void {
  const { tcb, policies } = turn;
  if (linuxOf(tcb).more) set(turn, { more: false });
  const ack = new AckSeen(tcb, segment, tcb.sackOk);
  ack.bringsWindow = policies.windowUpdate.bringsWindow(turn, segment);
  ack.hasText = segLen(segment) > 0;
  ack.advanced = after(segment.ackNumber, tcb.sndUna);
  if (before(segment.ackNumber, tcb.sndUna)) {
    oldAck(turn, ack);
    return;
  }
  const wasOut = tcb.inFlight.length;
  const priorDelivered = recoveryOf(turn).allDelivered;
  if (!ack.advanced) answersThoughShut(turn, segment);
  const isDuplicate = !ack.advanced && isDuplicateAck(turn, segment, ack.bringsWindow);
  if (ack.bringsWindow) {
    const before = tcb.sndWnd;
    updateWindow(turn, segment);
    if (tcb.sndWnd !== before && tcb.unsent > 0) restartAfterIdle(turn);
  }
  tagSacked(turn, ack);
  ack.echoesCongestion = tcb.ecnOk && segment.ece === true && !segment.syn;
  let delivered = ack.sackDelivered;
  if (wasOut === 0) {
    if (ack.dsacking) alert(turn, ack, false);
    probeAcknowledged(turn, ack);
    return;
  }
  delivered += clean(turn, ack);
  adaptWindow(turn, priorDelivered);
  if (recoveryOf(turn).probeSeq !== null) probeAcknowledged(turn, ack);
  const dubious =
    !ack.isNews ||
    ack.dataSacked ||
    ack.echoesCongestion ||
    ack.dsacking ||
    recoveryOf(turn).state !== 'open';
  let next: Next = 'nothing';
  if (dubious) {
    const { duplicates } = recoveryOf(turn);
    next = alert(turn, ack, isDuplicate && !ack.dsacking);
    if (!ack.advanced) delivered += Math.max(0, recoveryOf(turn).duplicates - duplicates);
  }
  setRecovery(turn, { allDelivered: recoveryOf(turn).allDelivered + delivered });
  if (ack.setsTimer) setTimers(turn);
  if (isReducing(turn)) reduce(turn, delivered, ack.advanced && ack.lost === 0);
  else if (mayGrow(turn, ack)) controlOf(turn).grow(turn, delivered);
  if (next === 'new') {
    sendMeanwhile(turn, 'all');
    if (after(tcb.sndNxt, recoveryOf(turn).highSeq)) return;
    setRecovery(turn, { frto: false });
  }
  if (next !== 'nothing') resendLost(turn);
}

/** Something newer came before it; what its blocks say counts all the same. */
function oldAck(turn: Connected, ack: AckSeen): void {
  isDuplicateAck(turn, ack.segment, false);
  if (!ack.segment.sack?.length) return;
  tagSacked(turn, ack);
  if (alert(turn, ack, false) === 'lost') resendLost(turn);
}

const mayGrow = (turn: Connected, ack: AckSeen): boolean =>
  ack.acked || (ack.dataSacked && recoveryOf(turn).threshold > 3);

/** Takes out of the queue what is acknowledged, and measures by it. Says how many segments are delivered by it. */
function clean(turn: Connected, ack: AckSeen): number {
  const { tcb } = turn;
  const acknowledged = ack.advanced ? takeNewAck(turn, ack.segment).acknowledged : [];
  let delivered = 0;
  let firstAt: number | null = null;
  let lastAt: number | null = null;
  let reordered = tcb.sndNxt;
  const { highSeq } = recoveryOf(turn);
  for (const entry of acknowledged) {
    if (entry.transmissions > 1) ack.againAcked = true;
    else if (!entry.sacked) {
      lastAt = entry.sentAt;
      firstAt ??= entry.sentAt;
      if (before(entry.seq, reordered)) reordered = entry.seq;
      if (!after(endOf(entry), highSeq)) ack.originalArrived = true;
    }
    if (!entry.sacked && tcb.sackOk) {
      delivered += 1;
      if (!isOfOriginal(turn, ack, entry)) rackAdvance(turn, entry);
    }
  }
  ack.segments = acknowledged.length;
  ack.acked = acknowledged.length > 0;
  const front = first(tcb.inFlight);
  if (ack.advanced && front?.sacked) ack.reneges = true;
  const rttUs = sample(turn, ack, firstAt, lastAt);
  if (ack.acked) {
    ack.setsTimer = true;
    if (acknowledged.some((entry) => entry.syn)) readyForData(turn, ack.segment);
    if (!tcb.sackOk) {
      delivered += eatDuplicates(turn, acknowledged.length);
      if (ack.againAcked) ack.originalArrived = false;
    } else if (before(reordered, ack.priorHighest)) noteReordering(turn, reordered);
  } else if (rttUs !== null && front && ack.firstSackedAt !== null) {
    // a SACK of what was sent after the first segment left does not put its RTO off
    ack.setsTimer = turn.now - ack.firstSackedAt > turn.now - front.sentAt;
  }
  if (rttUs !== null && (ack.acked || ack.dataSacked)) controlOf(turn).sampled(turn, rttUs);
  return delivered;
}

/** It went again, but the timestamp echoed is that of the first copy. */
const isOfOriginal = (turn: Connected, ack: AckSeen, entry: InFlight): boolean =>
  entry.transmissions > 1 && echoesBefore(turn, ack, entry.sentAt);

/**
 * The round trip: from the first segment acknowledged, unless one went twice; else from the first that was SACKed; else by the
 * echoed timestamp. Gives what congestion control goes by: from the last one.
 */
function sample(
  turn: Connected,
  ack: AckSeen,
  firstAt: number | null,
  lastAt: number | null,
): number | null {
  const { now } = turn;
  const isClean = firstAt !== null && lastAt !== null && !ack.againAcked;
  let rttUs = isClean ? now - firstAt : null;
  let lastUs = isClean ? now - lastAt : null;
  if (ack.firstSackedAt !== null && ack.lastSackedAt !== null) {
    rttUs ??= now - ack.firstSackedAt;
    lastUs = now - ack.lastSackedAt;
  }
  if (rttUs === null && ack.acked) {
    rttUs = roundTripByTimestamp(turn, ack.segment);
    lastUs = rttUs;
  }
  if (rttUs === null) {
    if (ack.againAcked) cite(turn, 'rto.karn');
    return null;
  }
  noteLeast(turn, lastUs ?? rttUs, ack.segments === 1);
  takeSample(turn, rttUs);
  return lastUs;
}

/** So long the least round trip is remembered. */
const LEAST_KEPT_US = 300e6;

function noteLeast(turn: Connected, rttUs: number, mayBeDelayed: boolean): void {
  const { minRttUs, minRttAt } = recoveryOf(turn);
  const isOld = turn.now - minRttAt > LEAST_KEPT_US;
  if (minRttUs !== null && rttUs > minRttUs && (mayBeDelayed || !isOld)) return;
  setRecovery(turn, { minRttUs: rttUs, minRttAt: turn.now });
}
