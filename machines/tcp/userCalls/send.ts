/** SEND (RFC 9293, 3.10.2). */
import { written } from '../linux/sendQueue.ts';
import { output, sendMeanwhile } from '../output/output.ts';
import { cite, report, type Connected } from '../turn.ts';

/** Takes octets to be sent: now, as far as the windows permit, or once the connection is established. */
export function send(turn: Connected, bytes: number): void {
  const { tcb, state } = turn;
  if (tcb.closeAsked) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  if (state === 'SYN_SENT' || state === 'SYN_RCVD') {
    cite(turn, 'call.sendQueued');
    waitToBeSent(turn, bytes);
    return;
  }
  cite(turn, 'call.send');
  if (turn.profile.smallSegments === 'rfc') tcb.unsent += bytes;
  else for (const push of written(turn, bytes)) sendMeanwhile(turn, push);
  output(turn);
}

/** Octets that wait until the connection is established. */
export function waitToBeSent(turn: Connected, bytes: number): void {
  if (turn.profile.smallSegments === 'rfc') turn.tcb.unsent += bytes;
  else Array.from(written(turn, bytes));
}
