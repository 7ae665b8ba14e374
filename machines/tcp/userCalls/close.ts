/** CLOSE (RFC 9293, 3.10.4): "I have no more data to send". The FIN leaves behind the last octet. */
import { output } from '../output/output.ts';
import { sendReset } from '../output/segments.ts';
import { startFinWait2 } from '../timers/ends.ts';
import { ourFinAcked } from '../tcb.ts';
import { later } from '../time.ts';
import { cite, raise, report, type Connected, type Turn } from '../turn.ts';

/** LISTEN and SYN_SENT: there is nothing to close yet, the record goes. */
export function closeUnopened(turn: Turn): void {
  cite(turn, 'call.closeUnopened');
  if (turn.tcb && turn.tcb.unsent > 0) report(turn, 'error: closing');
}

/** SYN_RCVD, ESTABLISHED, CLOSE_WAIT: the FIN leaves now, or after the data that waits. */
export function close(turn: Connected): void {
  const { tcb, state, profile } = turn;
  if (tcb.closeAsked) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  tcb.closeAsked = true;
  cite(turn, state === 'CLOSE_WAIT' ? 'call.closePassive' : 'call.closeActive');
  if (state === 'SYN_RCVD' && tcb.unsent > 0) {
    cite(turn, 'call.closeWaits');
    return;
  }
  output(turn);
  if (tcb.finSeq !== null) return;
  cite(turn, 'call.closeWaits');
  if (state === 'CLOSE_WAIT' && profile.lastAckFrom === 'close') raise(turn, 'finSent');
}

/** `close` rather than `shutdown`: reading is given up as well. */
export function closeBothWays(turn: Connected): void {
  turn.tcb.orphan = true;
  linger(turn);
  close(turn);
}

/** The program waits in the call until our FIN is acknowledged, or its time is over: all goes on then without it. */
function linger({ tcb, profile, now }: Connected): void {
  if (profile.lingerUs !== null) tcb.lingersUntil = later(now, profile.lingerUs);
}

/** With data that nobody has read, some stacks tell the peer that it is lost (3.6.1, SHLD-3). */
export function closeUnread(turn: Connected): void {
  cite(turn, 'call.closeUnread');
  sendReset(turn);
  report(turn, 'connection reset');
}

/** `close` after `shutdown`: the FIN has left, or waits; only reading is given up. A second one is an error. */
export function stopReading(turn: Connected): void {
  if (turn.tcb.orphan) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  turn.tcb.orphan = true;
  if (!ourFinAcked(turn.tcb)) linger(turn);
  cite(turn, 'call.stopReading');
  if (turn.state === 'FIN_WAIT_2') startFinWait2(turn);
}
