/** Limits ACKs that a stranger could provoke: one in half a second for a connection. Data is always answered. */
import { segLen, type Segment } from '../segment.ts';
import { later } from '../time.ts';
import { cite, type Connected } from '../turn.ts';

/** Whether the ACK that this segment calls for may leave; notes that it does. */
export function mayAnswer(turn: Connected, segment: Segment): boolean {
  const { tcb, profile, now } = turn;
  if (profile.ackRateLimitUs === 0 || (segLen(segment) > 0 && !segment.syn)) return true;
  const { limitedAckAt } = tcb;
  if (limitedAckAt !== null && now < later(limitedAckAt, profile.ackRateLimitUs)) {
    cite(turn, 'ack.limited');
    return false;
  }
  tcb.limitedAckAt = now;
  return true;
}
