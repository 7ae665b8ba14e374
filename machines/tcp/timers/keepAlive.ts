/** Keep-alive (RFC 9293, 3.8.4): off by default; an idle connection is asked whether the peer is still there. */
import { sendKeepAlive, sendReset } from '../output/segments.ts';
import type { KeepAlive, Profile } from '../profile.ts';
import { cite, raise, report, startTimer, stopTimer, type Connected } from '../turn.ts';

/** Entering ESTABLISHED or FIN_WAIT_2: from now on the connection may be idle. */
export function startKeepAlive(turn: Connected): void {
  const { tcb, profile } = turn;
  // nobody is left who would want to know
  if (turn.state === 'FIN_WAIT_2' && tcb.orphan && profile.finWait2Us > 0) return;
  if (profile.keepAlive) startTimer(turn, 'keepAlive', profile.keepAlive.idleUs);
}

/** Entering FIN_WAIT_1 or LAST_ACK: a FIN waits for its ACK, so the retransmission timer asks. */
export function stopKeepAlive(turn: Connected): void {
  stopTimer(turn, 'keepAlive');
}

/** So many probes may go unanswered; a user timeout that counts from the first retransmission takes the place of their number. */
export function mostProbes(
  { idleUs, intervalUs, probes }: KeepAlive,
  { userTimeoutUs, userTimeoutFrom }: Pick<Profile, 'userTimeoutUs' | 'userTimeoutFrom'>,
): number {
  if (userTimeoutUs === 0 || userTimeoutFrom === 'data') return probes;
  return Math.max(1, Math.ceil((userTimeoutUs - idleUs) / intervalUs));
}

export function keepAliveTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  if (!profile.keepAlive) return;
  if (tcb.inFlight.length > 0 || tcb.unsent > 0) {
    // not while something is outstanding (MUST-26), the octet of a window probe too
    startTimer(turn, 'keepAlive', profile.keepAlive.idleUs);
  } else if (tcb.keepAliveProbes >= mostProbes(profile.keepAlive, profile)) {
    cite(turn, 'timer.keepAliveLimit');
    if (profile.keepAliveResets) {
      cite(turn, 'linux.keepAliveResets');
      sendReset(turn);
    }
    report(turn, 'error: connection aborted (keep-alive)');
    raise(turn, 'gone');
  } else {
    cite(turn, 'timer.keepAlive');
    tcb.keepAliveProbes += 1;
    sendKeepAlive(turn);
    startTimer(turn, 'keepAlive', profile.keepAlive.intervalUs);
  }
}
