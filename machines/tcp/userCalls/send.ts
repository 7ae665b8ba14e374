/** SEND (RFC 9293, 3.10.2). */
import { output } from '../output/output.ts';
import { mayTransfer } from '../tcb.ts';
import { cite, report, type Connected } from '../turn.ts';

/** Takes octets to be sent: now, as far as the windows permit, or once the connection is established. */
export function send(turn: Connected, bytes: number): void {
  const { tcb, state } = turn;
  if (tcb.closeAsked) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  if (!mayTransfer(state, tcb)) {
    cite(turn, 'call.sendQueued');
    turn.policies.cutting.keep(turn, bytes);
    return;
  }
  cite(turn, 'call.send');
  turn.policies.cutting.write(turn, bytes);
  output(turn);
}
