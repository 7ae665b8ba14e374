/** The delayed-ACK timer (RFC 9293, 3.8.6.3): nothing came that the ACK could ride on. */
import { sendAck } from '../output/segments.ts';
import { cite, type Connected } from '../turn.ts';

export function delayedAckTimeout(turn: Connected): void {
  if (turn.tcb.ackOwed === 'no') return;
  cite(turn, 'timer.delayedAck');
  turn.policies.acks.delayEnded(turn);
  sendAck(turn);
}
