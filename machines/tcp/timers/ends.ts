/** Timers whose end ends the connection: 2 MSL and the user timeout (RFC 9293, 3.10.8), and FIN_WAIT_2's (no RFC). */
import {
  cite,
  raise,
  report,
  startTimer,
  stopAllTimers,
  stopTimer,
  type Connected,
} from '../turn.ts';

/** Entering TIME_WAIT: 2 MSL begin, all other timers are off (3.10.7.4, eighth step). */
export function startTimeWait(turn: Connected): void {
  stopAllTimers(turn);
  startTimer(turn, 'timeWait', turn.profile.timeWaitUs);
}

/** 2 MSL are over: whatever this connection sent has left the network. */
export function timeWaitTimeout(turn: Connected): void {
  cite(turn, 'timer.timeWait');
  raise(turn, 'timeWaitOver');
}

/** The application's own patience is at its end; nothing is sent. */
export function userTimeout(turn: Connected): void {
  cite(turn, 'timer.userTimeout');
  report(turn, 'error: connection aborted due to user timeout');
  raise(turn, 'gone');
}

/** Entering FIN_WAIT_2: some stacks do not wait for the peer's FIN for ever. */
export function startFinWait2(turn: Connected): void {
  if (turn.profile.finWait2Us > 0 && turn.tcb.orphan) {
    stopTimer(turn, 'keepAlive');
    startTimer(turn, 'finWait2', turn.profile.finWait2Us);
  }
}

export function finWait2Timeout(turn: Connected): void {
  cite(turn, 'timer.finWait2');
  raise(turn, 'gone');
}
