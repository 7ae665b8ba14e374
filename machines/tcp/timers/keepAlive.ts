/** Keep-alive (RFC 9293, 3.8.4): off by default; an idle connection is asked whether the peer is still there. */
import { sendKeepAlive } from '../output/segments.ts';
import { cite, find, report, startTimer, type Connected } from '../turn.ts';

const PROBED_STATES = ['ESTABLISHED', 'FIN_WAIT_2', 'CLOSE_WAIT'];

export function keepAliveTimeout(turn: Connected): void {
  const { tcb, state, profile } = turn;
  if (!profile.keepAlive || !PROBED_STATES.includes(state)) return;
  if (tcb.inFlight.length > 0) {
    startTimer(turn, 'keepAlive', profile.keepAlive.idleUs);
  } else if (tcb.keepAliveProbes >= profile.keepAlive.probes) {
    cite(turn, 'timer.keepAliveLimit');
    report(turn, 'error: connection aborted (keep-alive)');
    find(turn, 'gone');
  } else {
    cite(turn, 'timer.keepAlive');
    tcb.keepAliveProbes += 1;
    sendKeepAlive(turn);
    startTimer(turn, 'keepAlive', profile.keepAlive.intervalUs);
  }
}
