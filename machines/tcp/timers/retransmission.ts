/** RETRANSMISSION TIMEOUT (RFC 9293, 3.10.8; RFC 6298, 5.4 to 5.6), and R2, the end of patience (3.8.3). */
import { congestionTimeout } from '../output/congestion.ts';
import { resendFront } from '../output/retransmissionQueue.ts';
import { backOff } from '../output/rto.ts';
import { cite, find, report, startTimer, type Connected } from '../turn.ts';

/** The front of the queue goes again, and the timer waits twice as long. */
export function retransmissionTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  const front = tcb.inFlight[0];
  if (!front) return;
  if (tcb.retransmissions >= (front.syn ? profile.synRetries : profile.dataRetries)) {
    cite(turn, 'timer.giveUp');
    report(turn, 'error: connection aborted, excessive retransmissions (R2)');
    find(turn, 'gone');
    return;
  }
  cite(turn, 'timer.retransmit');
  if (front.syn) tcb.synTimedOut = true;
  else congestionTimeout(turn);
  backOff(turn);
  tcb.retransmissions += 1;
  resendFront(turn, 'timerAgain');
  startTimer(turn, 'retransmission', tcb.rtoUs);
}
