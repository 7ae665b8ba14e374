/** Without SACK: fast retransmit and fast recovery by duplicate ACKs (RFC 5681, 3.2; RFC 6582). Octets. */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { resendFront } from '../../tcp/output/retransmissionQueue.ts';
import {
  answersThoughShut,
  isDuplicateAck,
  takeNewAck,
  updateWindow,
} from '../../tcp/segmentArrives/acknowledged.ts';
import { readyForData } from '../../tcp/segmentArrives/established.ts';
import type { Segment } from '../../tcp/segment.ts';
import { after, notBefore, type Seq } from '../../tcp/sequence.ts';
import { flightSize } from '../../tcp/tcb.ts';
import { cite, startTimer, type Connected } from '../../tcp/turn.ts';
import { resendLost, takeForLost } from './goBackN.ts';
import { grow, reduced, startOver } from './growth.ts';
import { measureRoundTrip } from './rtt.ts';
import { restartTimers } from './timers.ts';

export function ackByNewReno(turn: Connected, segment: Segment): void {
  const { tcb, policies } = turn;
  const news = policies.windowUpdate.bringsWindow(turn, segment);
  if (after(segment.ackNumber, tcb.sndUna)) newAck(turn, segment);
  else {
    answersThoughShut(turn, segment);
    if (isDuplicateAck(turn, segment, news)) duplicateAck(turn, segment.ackNumber);
  }
  if (news) updateWindow(turn, segment);
}

/** Something new is acknowledged: the window grows, or recovery goes on or ends. */
function newAck(turn: Connected, segment: Segment): void {
  const { tcb, profile } = turn;
  const { acknowledged, data } = takeNewAck(turn, segment);
  measureRoundTrip(turn, segment, acknowledged);
  if (acknowledged.some((entry) => entry.syn)) readyForData(turn, segment);
  else {
    tcb.dupAcks = 0;
    if (tcb.recovering) recoverOn(turn, segment.ackNumber, data);
    else if (data > 0) grow(turn, data);
    if (profile.afterTimeout === 'all') resendLost(turn);
  }
  restartTimers(turn);
}

export function timeoutByNewReno(turn: Connected): void {
  startOver(turn);
  if (turn.profile.afterTimeout === 'all') takeForLost(turn);
  cite(turn, 'congestion.timeout');
}

/** In fast recovery: a full ACK ends it, a partial one shows the next hole (RFC 6582, 3.2 step 3). */
function recoverOn(turn: Connected, ack: Seq, octets: number): void {
  const { tcb } = turn;
  if (notBefore(ack, tcb.recover)) {
    const cwnd = Math.min(tcb.ssthresh, Math.max(flightSize(tcb), tcb.sndMss) + tcb.sndMss);
    setWindow(turn, 'congestion.recovered', { cwnd });
    tcb.recovering = false;
    cite(turn, 'congestion.recovered');
    return;
  }
  const deflated = tcb.cwnd - octets + (octets >= tcb.sndMss ? tcb.sndMss : 0);
  setWindow(turn, 'congestion.partialAck', { cwnd: Math.max(tcb.sndMss, deflated) });
  cite(turn, 'congestion.partialAck');
  resendFront(turn, 'fastAgain');
  if (tcb.timers.retransmission) startTimer(turn, 'retransmission', tcb.rtoUs);
}

/** DupThresh (RFC 5681, 3.2). */
const DUP_ACKS_FOR_LOSS = 3;

/** A duplicate ACK: the third of them means loss, further ones mean that segments still arrive (3.2). */
function duplicateAck(turn: Connected, ack: Seq): void {
  const { tcb, profile } = turn;
  const threshold = profile.breaks?.dupAcksForLoss ?? DUP_ACKS_FOR_LOSS;
  tcb.dupAcks += 1;
  if (tcb.recovering) {
    setWindow(turn, 'congestion.inflate', { cwnd: tcb.cwnd + tcb.sndMss });
    cite(turn, 'congestion.inflate');
  } else if (tcb.dupAcks === threshold && after(ack, tcb.recover)) {
    const ssthresh = reduced(turn);
    tcb.recover = tcb.sndNxt;
    tcb.recovering = true;
    if (threshold < DUP_ACKS_FOR_LOSS) cite(turn, 'broken.tooFewDuplicates');
    cite(turn, 'congestion.fastRetransmit');
    resendFront(turn, 'fastAgain');
    const cwnd = ssthresh + threshold * tcb.sndMss;
    setWindow(turn, 'congestion.fastRetransmit', { ssthresh, cwnd });
  }
}
