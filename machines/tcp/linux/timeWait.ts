/** SEGMENT ARRIVES in TIME_WAIT, as Linux has it: whatever carries an ACK starts the wait anew. */
import { sendAck } from '../output/segments.ts';
import { segLen, type Segment } from '../segment.ts';
import { cite, raise, startTimer, type Connected } from '../turn.ts';
import { mayAnswer } from './rateLimit.ts';

export function arrivesInTimeWait(turn: Connected, segment: Segment): void {
  const { tcb, profile } = turn;
  const inSequence = segment.seq === tcb.rcvNxt && (segLen(segment) === 0 || segment.rst);
  if (segment.rst) {
    if (inSequence && !profile.rfc1337) {
      cite(turn, 'reset.endsTimeWait');
      raise(turn, 'gone');
    } else {
      cite(turn, profile.rfc1337 ? 'reset.ignoredInTimeWait' : 'sequence.dropsReset');
    }
    return;
  }
  if (segment.ack) startTimer(turn, 'timeWait', profile.timeWaitUs);
  if (inSequence && !segment.syn) {
    cite(turn, 'ack.ignoredInTimeWait');
    if (segment.ack) cite(turn, 'linux.restartsTimeWait');
    return;
  }
  cite(turn, segment.fin ? 'sequence.repeatedFin' : 'ack.answeredInTimeWait');
  if (segment.ack && !segment.fin) cite(turn, 'linux.restartsTimeWait');
  if (mayAnswer(turn, segment)) sendAck(turn);
}
