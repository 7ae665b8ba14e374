/** Limits ACKs that a stranger could provoke: one in half a second for a connection. Data is always answered. */
import { segLen, type Segment } from '../segment.ts';
import { later } from '../time.ts';
import { cite, type Connected } from '../turn.ts';

/** Whether the ACK that this segment calls for may leave; notes that it does. */
export const mayAnswer = (turn: Connected, segment: Segment): boolean =>
  (segLen(segment) > 0 && !segment.syn) || mayChallenge(turn);

/** The same of a challenge, which is limited whatever the segment carries. */
export function mayChallenge(turn: Connected): boolean {
  const { tcb, profile, now } = turn;
  if (profile.ackRateLimitUs === 0) return true;
  const { limitedAckAt } = tcb;
  if (limitedAckAt !== null && now < later(limitedAckAt, profile.ackRateLimitUs)) {
    cite(turn, 'ack.limited');
    return false;
  }
  tcb.limitedAckAt = now;
  return true;
}
