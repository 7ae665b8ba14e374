/** RACK's reordering timer fired: what has not arrived by now is lost (RFC 8985, 6.3). */
import { cite, type Connected } from '../../tcp/turn.ts';
import { rearmRto } from './pending.ts';
import { rackTimeout } from './rack.ts';
import { enterRecovery, reduce } from './reduction.ts';
import { resendLost } from './resend.ts';
import { recoveryOf, segmentsOut } from './scoreboard.ts';

export function reorderingTimeout(turn: Connected): void {
  const { tcb } = turn;
  cite(turn, 'timer.reordering');
  const before = segmentsOut(tcb);
  rackTimeout(turn);
  if (segmentsOut(tcb) !== before) {
    if (recoveryOf(turn).state !== 'recovery') {
      enterRecovery(turn, false);
      reduce(turn, 1, false);
    }
    resendLost(turn);
  }
  if (!tcb.timers.retransmission) rearmRto(turn);
}
