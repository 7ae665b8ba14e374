/** The user timeout (RFC 9293, 3.8.3): how long data may go unacknowledged, from when it left, or from its first retransmission. */
import { startTimer, stopTimer, type Connected } from '../turn.ts';

/** Something is in flight, or waits behind a shut window: the timer runs, where it counts from there. */
export function watchUserTimeout(turn: Connected): void {
  const { userTimeoutUs, userTimeoutFrom } = turn.profile;
  const counts = userTimeoutUs > 0 && userTimeoutFrom === 'data';
  if (counts && !turn.tcb.timers.userTimeout) startTimer(turn, 'userTimeout', userTimeoutUs);
}

/** Where it counts from the first probe of a shut window, what is left of it, answered or not. Microseconds. */
export function probingLeft({
  tcb,
  profile,
  now,
}: Pick<Connected, 'tcb' | 'profile' | 'now'>): number {
  const { userTimeoutUs, userTimeoutFrom } = profile;
  if (userTimeoutUs === 0 || userTimeoutFrom === 'data' || tcb.probedSince === null)
    return Infinity;
  return Math.max(userTimeoutUs - (now - tcb.probedSince), 0);
}

/** Something was acknowledged: it starts over, or stops. */
export function restartUserTimeout(turn: Connected): void {
  const isDone = turn.tcb.inFlight.length === 0;
  if (isDone) stopTimer(turn, 'userTimeout');
  else if (turn.tcb.timers.userTimeout) startTimer(turn, 'userTimeout', turn.profile.userTimeoutUs);
}

/** Where it counts from the first retransmission (of a SYN: from the SYN), what is left of it. Microseconds. */
export function userTimeoutLeft({
  tcb,
  profile,
  now,
}: Pick<Connected, 'tcb' | 'profile' | 'now'>): number {
  const { userTimeoutUs, userTimeoutFrom } = profile;
  if (userTimeoutUs === 0 || userTimeoutFrom === 'data') return Infinity;
  if (tcb.firstAgainAt === null || tcb.retransmissions === 0) return Infinity;
  return Math.max(userTimeoutUs - (now - tcb.firstAgainAt), 0);
}
