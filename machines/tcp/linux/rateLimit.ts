/** Linux limits ACKs that a stranger could provoke: one in half a second for a connection. Data is always answered. */
import { segLen, type Segment } from '../segment.ts';
import { later } from '../time.ts';
import { cite, type Connected } from '../turn.ts';
import { set } from './variables.ts';

/** Whether the ACK that this segment calls for may leave; notes that it does. */
export function mayAnswer(turn: Connected, segment: Segment): boolean {
  const { tcb, profile, now } = turn;
  if (profile.ackRateLimitUs === 0 || (segLen(segment) > 0 && !segment.syn)) return true;
  const { limitedAckAt } = tcb.linux;
  if (limitedAckAt !== null && now < later(limitedAckAt, profile.ackRateLimitUs)) {
    cite(turn, 'ack.limited');
    return false;
  }
  set(turn, { limitedAckAt: now });
  return true;
}
