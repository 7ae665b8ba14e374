/** Congestion control: slow start, congestion avoidance, fast retransmit and recovery (RFC 5681, RFC 6582). Octets. */
import { linuxAck, linuxTimeout, type Acknowledged } from '../linux/congestion.ts';
import { resendLost, takeForLost } from '../linux/lossRecovery.ts';
import type { Profile } from '../profiles.ts';
import { after, notBefore, type Seq } from '../sequence.ts';
import { flightSize } from '../tcb.ts';
import { cite, startTimer, type Connected } from '../turn.ts';
import { setWindow } from './congestionWindow.ts';
import { resendFront } from './retransmissionQueue.ts';

/** The initial window: RFC 5681, 3.1; one segment where the own SYN had to go again, and never less. */
export function initialWindow(profile: Profile, mss: number, startSmall: boolean): number {
  if (startSmall) return mss;
  if (profile.initialWindow !== null) return Math.max(profile.initialWindow, mss);
  if (mss > 2190) return 2 * mss;
  return mss > 1095 ? 3 * mss : 4 * mss;
}

/** What ssthresh becomes when a segment is lost: half of what is in flight. */
const halfOf = ({ tcb }: Connected): number =>
  Math.max(Math.floor(flightSize(tcb) / 2), 2 * tcb.sndMss);

/** The retransmission timer fired: start over with one segment; ssthresh drops once per loss (3.1, equation 4). */
export function congestionTimeout(turn: Connected): void {
  const { tcb } = turn;
  if (turn.profile.congestion === 'linux') {
    linuxTimeout(turn);
    return;
  }
  const ssthresh = tcb.retransmissions === 0 ? halfOf(turn) : tcb.ssthresh;
  setWindow(turn, 'congestion.timeout', { ssthresh, cwnd: tcb.sndMss });
  tcb.recover = tcb.sndNxt;
  tcb.recovering = false;
  tcb.dupAcks = 0;
  if (turn.profile.afterTimeout === 'all') takeForLost(turn);
  cite(turn, 'congestion.timeout');
}

/** An ACK of `octets` new octets of data: the window grows, or recovery goes on or ends. */
export function congestionOnNewAck(
  turn: Connected,
  ack: Seq,
  octets: number,
  acknowledged: Acknowledged,
): void {
  const { tcb, profile } = turn;
  tcb.dupAcks = 0;
  if (profile.congestion === 'linux') {
    linuxAck(turn, acknowledged);
    return;
  }
  if (tcb.recovering) recoverOn(turn, ack, octets);
  else if (octets > 0) grow(turn, octets);
  if (profile.afterTimeout === 'all') resendLost(turn, 'timerAgain');
}

/** By the octets acknowledged, at most a segment, while in slow start; by about a segment per round trip after it. */
function grow(turn: Connected, octets: number): void {
  const { tcb } = turn;
  const inSlowStart = tcb.cwnd < tcb.ssthresh;
  const rule = inSlowStart ? 'congestion.slowStart' : 'congestion.avoidance';
  const more = inSlowStart
    ? Math.min(octets, tcb.sndMss)
    : Math.max(1, Math.floor((tcb.sndMss * tcb.sndMss) / tcb.cwnd));
  setWindow(turn, rule, { cwnd: tcb.cwnd + more });
  cite(turn, rule);
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

/** A duplicate ACK: the third of them means loss, further ones mean that segments still arrive (3.2). */
export function congestionOnDuplicate(turn: Connected, ack: Seq): void {
  const { tcb } = turn;
  tcb.dupAcks += 1;
  if (turn.profile.congestion === 'linux') {
    linuxAck(turn, { advanced: false, segments: 0, again: false });
  } else if (tcb.recovering) {
    setWindow(turn, 'congestion.inflate', { cwnd: tcb.cwnd + tcb.sndMss });
    cite(turn, 'congestion.inflate');
  } else if (tcb.dupAcks === 3 && after(ack, tcb.recover)) {
    const ssthresh = halfOf(turn);
    tcb.recover = tcb.sndNxt;
    tcb.recovering = true;
    cite(turn, 'congestion.fastRetransmit');
    resendFront(turn, 'fastAgain');
    setWindow(turn, 'congestion.fastRetransmit', { ssthresh, cwnd: ssthresh + 3 * tcb.sndMss });
  }
}
