/** Output: what may leave now. Data first, then the FIN behind it, then an ACK that is still owed (3.8, 3.10.7.4). */
import { decideAck } from '../linux/quickAck.ts';
import { serveReader } from '../userCalls/receive.ts';
import { countSent, roomInSegments } from '../linux/congestionState.ts';
import { noteUse } from '../linux/cwnd.ts';
import type { Push } from '../linux/sendQueue.ts';
import { packets, whyHeld } from '../linux/sending.ts';
import { advance } from '../sequence.ts';
import { flightSize, type Tcb } from '../tcb.ts';
import { cite, raise, startTimer, stopTimer, type Connected } from '../turn.ts';
import { sendNew } from './retransmissionQueue.ts';
import { sendAck, takeBackProbe } from './segments.ts';

/** Octets that the peer's window leaves free: SND.UNA + SND.WND - SND.NXT (3.8.6.2.1). */
const windowLeft = ({ tcb }: Connected): number => tcb.sndWnd - flightSize(tcb);

/** Octets that may leave now: what both the peer's window and the congestion window leave free. */
const usable = (turn: Connected): number =>
  Math.min(turn.tcb.sndWnd, turn.tcb.cwnd) - flightSize(turn.tcb);

/** Whether a call of `output` could do anything: data, a FIN or an ACK waits, or the persist timer is to be reviewed. */
export const owesOutput = (tcb: Tcb): boolean =>
  tcb.ackOwed === 'now' ||
  tcb.ackOwed === 'asked' ||
  tcb.unread > 0 ||
  tcb.unsent > 0 ||
  (tcb.closeAsked && tcb.finSeq === null) ||
  tcb.timers.persist !== undefined;

/** Sends all that may leave. */
export function output(turn: Connected): void {
  const out = turn.tcb.inFlight.length;
  if (turn.state !== 'SYN_SENT' && turn.state !== 'SYN_RCVD') sendData(turn);
  sendFin(turn);
  if (turn.profile.congestion === 'linux') noteSent(turn, turn.tcb.inFlight.length - out);
  watchWindow(turn);
  if (turn.profile.acks === 'linux') decideAck(turn);
  if (turn.tcb.ackOwed === 'now') sendAck(turn);
  serveReader(turn);
}

/** Sends the data that the windows permit, cut at the MSS, then the FIN where it can ride on the last segment. */
function sendData(turn: Connected): void {
  const { tcb } = turn;
  if (turn.profile.smallSegments === 'linux') {
    sendBurst(turn, 'all');
    return;
  }
  const { sndNxt, probing } = tcb;
  if (probing && tcb.sndWnd === 0) return;
  takeBackProbe(tcb);
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

/** What Linux sends while the program still writes. */
export function sendMeanwhile(turn: Connected, push: Push): void {
  const out = turn.tcb.inFlight.length;
  sendBurst(turn, push);
  noteSent(turn, turn.tcb.inFlight.length - out);
}

function noteSent(turn: Connected, segments: number): void {
  countSent(turn, segments);
  noteUse(turn, segments > 0);
}

function sendBurst(turn: Connected, push: Push): void {
  const { tcb } = turn;
  const leaving = packets(turn, push);
  for (const { lengths, psh } of leaving) {
    const packet = tcb.sndNxt;
    lengths.forEach((dataLen, i) => {
      const last = i === lengths.length - 1;
      tcb.unsent -= dataLen;
      const fin = tcb.closeAsked && tcb.unsent === 0 && dataLen < windowLeft(turn);
      if (fin) markFin(turn, dataLen);
      cite(turn, fin ? 'send.fin' : 'send.data');
      sendNew(turn, { dataLen, fin, psh: psh && last, packet, endsPacket: last && i > 0 });
    });
  }
  if (tcb.unsent > 0 && push === 'all') tellWhyHeld(turn);
}

function tellWhyHeld(turn: Connected): void {
  const why = whyHeld(turn);
  if (why === 'nagle') cite(turn, 'send.nagle');
  if (why === 'congestion') cite(turn, 'congestion.windowFull');
  if (why === 'window') cite(turn, turn.tcb.sndWnd === 0 ? 'send.windowClosed' : 'send.windowFull');
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

/** Sends the FIN on its own when all data has left; with a full window it waits for the next ACK. */
function sendFin(turn: Connected): void {
  const { tcb } = turn;
  if (!tcb.closeAsked || tcb.finSeq !== null || tcb.unsent > 0) return;
  if (windowLeft(turn) <= 0 && flightSize(tcb) > 0) return;
  if (turn.profile.congestion === 'linux' && roomInSegments(turn.tcb) <= 0) return;
  if (tcb.ackOwed !== 'no') cite(turn, 'ack.rides');
  markFin(turn, 0);
  cite(turn, 'send.fin');
  sendNew(turn, { fin: true });
}

function markFin(turn: Connected, dataLen: number): void {
  turn.tcb.finSeq = advance(turn.tcb.sndNxt, dataLen);
  raise(turn, 'finSent');
}

/** Data waits, nothing is in flight that could bring an ACK: the persist timer must ask (3.8.6.1). */
function watchWindow(turn: Connected): void {
  const { tcb } = turn;
  const stuck = tcb.unsent > 0 && tcb.inFlight.length === 0;
  if (!stuck) {
    stopTimer(turn, 'persist');
    tcb.probes = 0;
  } else if (!tcb.timers.persist) {
    startTimer(turn, 'persist', tcb.rtoUs);
  }
}
