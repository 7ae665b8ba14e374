/** Output: what may leave now. Data first, then the FIN behind it, then an ACK that is still owed (3.8, 3.10.7.4). */
import { serveReader } from '../userCalls/receive.ts';
import { advance } from '../sequence.ts';
import { flightSize, isStuck, mayTransfer, type Tcb } from '../tcb.ts';
import { startPersist, waitsTooLong } from '../timers/persist.ts';
import { watchUserTimeout } from '../timers/userTimeout.ts';
import { cite, raise, stopTimer, type Connected } from '../turn.ts';
import { sendNew } from './retransmissionQueue.ts';
import { sendAck } from './segments.ts';

/** Octets that the peer's window leaves free: SND.UNA + SND.WND - SND.NXT (3.8.6.2.1). */
export const windowLeft = ({ tcb }: Connected): number => tcb.sndWnd - flightSize(tcb);

/** Whether a call of `output` could do anything: data, a FIN or an ACK waits, or the persist timer is to be reviewed. */
export const owesOutput = (tcb: Tcb): boolean =>
  tcb.ackOwed === 'now' ||
  tcb.ackOwed === 'asked' ||
  tcb.unread > 0 ||
  tcb.unsent > 0 ||
  tcb.unwritten > 0 ||
  (tcb.closeAsked && tcb.finSeq === null) ||
  tcb.timers.persist !== undefined;

/** Sends all that may leave. */
export function output(turn: Connected): void {
  const { tcb, policies } = turn;
  const out = tcb.inFlight.length;
  if (mayTransfer(turn.state, tcb)) policies.cutting.sendData(turn);
  sendFin(turn);
  policies.recovery.sent(turn, tcb.inFlight.length - out);
  watchWindow(turn);
  policies.acks.decide(turn);
  if (tcb.ackOwed === 'now') sendAck(turn);
  serveReader(turn);
}

/** Sends the FIN on its own when all data has left; with a full window it waits for the next ACK. */
function sendFin(turn: Connected): void {
  const { tcb } = turn;
  if (!tcb.closeAsked || tcb.finSeq !== null || tcb.unsent > 0) return;
  if (windowLeft(turn) <= 0 && flightSize(tcb) > 0) return;
  if (!turn.policies.recovery.letsFinLeave(turn)) return;
  if (tcb.ackOwed !== 'no') cite(turn, 'ack.rides');
  markFin(turn, 0);
  cite(turn, 'send.fin');
  sendNew(turn, { fin: true });
}

/** The FIN leaves behind so many octets of data. */
export function markFin(turn: Connected, dataLen: number): void {
  turn.tcb.finSeq = advance(turn.tcb.sndNxt, dataLen);
  raise(turn, 'finSent');
}

/** Something waits, nothing is in flight that could bring an ACK: the persist timer must ask (3.8.6.1). */
function watchWindow(turn: Connected): void {
  const { tcb } = turn;
  if (!isStuck(tcb)) {
    stopTimer(turn, 'persist');
    Object.assign(tcb, { probes: 0, probesUnanswered: 0, probedSince: null });
  } else if (!tcb.timers.persist || waitsTooLong(turn)) {
    startPersist(turn);
    watchUserTimeout(turn);
  }
}
