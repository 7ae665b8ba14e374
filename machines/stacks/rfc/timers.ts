/** The retransmission timer by RFC 6298, 5. */
import { startTimer, stopTimer, type Connected } from '../../tcp/turn.ts';

/** Something new is in flight: the timer runs (5.1). */
export function newInFlight(turn: Connected): void {
  const { timers, rtoUs } = turn.tcb;
  if (!timers.retransmission) startTimer(turn, 'retransmission', rtoUs);
}

/** After new data was acknowledged: off when nothing is left (5.2), else from the start (5.3). */
export function restartTimers(turn: Connected): void {
  turn.tcb.firstAgainAt = null;
  if (turn.tcb.inFlight.length === 0) stopTimer(turn, 'retransmission');
  else startTimer(turn, 'retransmission', turn.tcb.rtoUs);
}
