/** The delayed-ACK timer (RFC 9293, 3.8.6.3): nothing came that the ACK could ride on. */
import { delayEnded } from '../linux/quickAck.ts';
import { sendAck } from '../output/segments.ts';
import { cite, type Connected } from '../turn.ts';

export function delayedAckTimeout(turn: Connected): void {
  if (turn.tcb.ackOwed === 'no') return;
  cite(turn, 'timer.delayedAck');
  if (turn.profile.acks === 'linux') delayEnded(turn);
  sendAck(turn);
}
