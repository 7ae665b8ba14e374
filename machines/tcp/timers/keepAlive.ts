/** Keep-alive (RFC 9293, 3.8.4): off by default; an idle connection is asked whether the peer is still there. */
import { sendKeepAlive, sendReset } from '../output/segments.ts';
import { cite, raise, report, startTimer, stopTimer, type Connected } from '../turn.ts';

/** Entering ESTABLISHED or FIN_WAIT_2: from now on the connection may be idle. */
export function startKeepAlive(turn: Connected): void {
  if (turn.profile.keepAlive) startTimer(turn, 'keepAlive', turn.profile.keepAlive.idleUs);
}

/** Entering FIN_WAIT_1 or LAST_ACK: a FIN waits for its ACK, so the retransmission timer asks. */
export function stopKeepAlive(turn: Connected): void {
  stopTimer(turn, 'keepAlive');
}

export function keepAliveTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  if (!profile.keepAlive) return;
  if (tcb.inFlight.length > 0) {
    startTimer(turn, 'keepAlive', profile.keepAlive.idleUs);
  } else if (tcb.keepAliveProbes >= profile.keepAlive.probes) {
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
