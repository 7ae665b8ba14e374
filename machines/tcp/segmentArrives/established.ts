/** The connection becomes established: our SYN was acknowledged, in SYN_SENT or in SYN_RCVD. */
import { initialWindow, setWindow } from '../output/congestionWindow.ts';
import { takeAcknowledged } from '../output/retransmissionQueue.ts';
import { rtoForData, sampleRoundTrip } from '../output/rto.ts';
import type { Segment } from '../segment.ts';
import { restartUserTimeout } from '../timers/userTimeout.ts';
import type { Connected } from '../turn.ts';
import { takeWindow } from './peerSyn.ts';

/** SND.UNA = SEG.ACK, the window from the segment, the RTO and congestion window that data begins with. */
export function ourSynIsAcknowledged(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  const acknowledged = takeAcknowledged(turn, segment.ackNumber);
  tcb.sndUna = segment.ackNumber;
  takeWindow(turn, segment);
  tcb.retransmissions = 0;
  tcb.firstAgainAt = null;
  sampleRoundTrip(turn, acknowledged, segment);
  readyForData(turn, segment);
  restartUserTimeout(turn);
  turn.policies.recovery.restartTimers(turn);
}

/** Without a third segment nothing acknowledges our SYN: that it has left has to do. */
export function takeOurSynForAcknowledged(turn: Connected): void {
  const { tcb } = turn;
  takeAcknowledged(turn, tcb.sndNxt);
  tcb.sndUna = tcb.sndNxt;
  readyForData(turn, null);
  restartUserTimeout(turn);
  turn.policies.recovery.restartTimers(turn);
}

/** The RTO and the congestion window that data begins with; also where a CLOSE in SYN_RCVD went before the ACK. */
export function readyForData(turn: Connected, segment: Segment | null): void {
  const { tcb } = turn;
  rtoForData(turn);
  if (tcb.fastOpen !== 'accepted') beginTransfer(turn, segment);
}

/** The window that is measured from here on, and the congestion window. */
export function beginTransfer(turn: Connected, segment: Segment | null): void {
  const { tcb, profile, policies } = turn;
  policies.window.established?.(turn);
  const cwnd = initialWindow(profile, tcb.sndMss, policies.rtt.startsSmall(turn, segment));
  setWindow(turn, 'congestion.slowStart', { cwnd });
}
