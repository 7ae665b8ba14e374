/** How data is cut into segments by RFC 9293: at the MSS, with Nagle's algorithm (3.7.4) and without silly windows (3.8.6.2.1). */
import { initialWindow, setWindow } from '../../tcp/output/congestionWindow.ts';
import { markFin, windowLeft } from '../../tcp/output/output.ts';
import { sendNew } from '../../tcp/output/retransmissionQueue.ts';
import { takeBackProbe } from '../../tcp/output/segments.ts';
import type { CuttingPolicy } from '../../tcp/policy.ts';
import { flightSize } from '../../tcp/tcb.ts';
import { s } from '../../tcp/time.ts';
import { cite, type Connected } from '../../tcp/turn.ts';

export const rfcCutting: CuttingPolicy<Connected> = {
  write,
  hasRoom: (turn) => room(turn) > 0,
  keep: wait,
  sendData,
  probesAreEmpty: false,
  // of 0.1 to 1 s; no shorter, for the RTO is not either (RFC 6298, 2.4)
  overrideUs: s(1),
  takeWhatFits({ tcb }) {
    const dataLen = Math.min(tcb.unsent, tcb.sndWnd, tcb.sndMss);
    tcb.unsent -= dataLen;
    return { dataLen };
  },
};

function wait({ tcb }: Connected, octets: number): void {
  tcb.unsent += octets;
}

/** So much more may be written: what has left counts until it is acknowledged. */
const room = ({ tcb, profile }: Connected): number =>
  profile.sndBuf === null ? Infinity : Math.max(0, profile.sndBuf - tcb.unsent - flightSize(tcb));

function write(turn: Connected, octets: number): number {
  const fits = Math.min(octets, room(turn));
  wait(turn, fits);
  return octets - fits;
}

/** Octets that may leave now: what both the peer's window and the congestion window leave free. */
function usable(turn: Connected): number {
  const { tcb, policies } = turn;
  const free = policies.recovery.room?.(turn) ?? tcb.cwnd - flightSize(tcb);
  return Math.min(windowLeft(turn), free);
}

/** Sends the data that the windows permit, cut at the MSS, then the FIN where it can ride on the last segment. */
function sendData(turn: Connected): void {
  const { tcb } = turn;
  const { sndNxt, probing } = tcb;
  if (probing && tcb.sndWnd === 0) return;
  takeBackProbe(tcb);
  restartAfterIdle(turn);
  for (let dataLen = nextLen(turn); dataLen > 0; dataLen = nextLen(turn)) {
    const fin = tcb.closeAsked && dataLen === tcb.unsent && dataLen < windowLeft(turn);
    if (tcb.ackOwed !== 'no') cite(turn, 'ack.rides');
    tcb.unsent -= dataLen;
    if (fin) markFin(turn, dataLen);
    cite(turn, fin ? 'send.fin' : 'send.data');
    sendNew(turn, { dataLen, fin });
  }
  // Nothing could leave: the octet of the probe is still out, and may yet be acknowledged.
  if (probing && tcb.inFlight.length === 0) Object.assign(tcb, { sndNxt, probing });
}

/** After an idle time longer than the RTO at most the initial window may leave at once (RFC 5681, 4.1). */
function restartAfterIdle(turn: Connected): void {
  const { tcb, profile, now } = turn;
  const { lastSentAt, inFlight, unsent, rtoUs } = tcb;
  if (!profile.idleRestart || lastSentAt === null || inFlight.length > 0 || unsent === 0) return;
  const least = initialWindow(profile, tcb.sndMss, false);
  if (now - lastSentAt <= rtoUs || tcb.cwnd <= least) return;
  setWindow(turn, 'congestion.idleRestart', { cwnd: least });
  cite(turn, 'congestion.idleRestart');
}

/** How many octets the next segment may carry; 0: none now. Avoids small segments (3.8.6.2.1) and heeds Nagle (3.7.4). */
function nextLen(turn: Connected): number {
  const { tcb, profile } = turn;
  const free = usable(turn);
  const len = Math.min(tcb.unsent, free, tcb.sndMss);
  if (tcb.unsent === 0) return 0;
  if (len <= 0) return held(turn, 'full');
  if (len === tcb.sndMss) return len;
  const idle = tcb.sndNxt === tcb.sndUna;
  if (len === tcb.unsent) {
    return profile.nagle && !idle && !tcb.closeAsked ? held(turn, 'nagle') : len;
  }
  return idle && len * 2 >= tcb.maxSndWnd ? len : held(turn, 'full');
}

function held(turn: Connected, why: 'full' | 'nagle'): 0 {
  const { tcb } = turn;
  if (why === 'nagle') cite(turn, 'send.nagle');
  else if (tcb.sndWnd === 0) cite(turn, 'send.windowClosed');
  else cite(turn, tcb.cwnd < tcb.sndWnd ? 'congestion.windowFull' : 'send.windowFull');
  return 0;
}
