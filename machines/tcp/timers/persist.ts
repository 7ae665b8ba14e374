/** The persist timer (RFC 9293, 3.8.6.1): asks a shut window whether it is open yet, for ever, ever less often. */
import { sendNew } from '../output/retransmissionQueue.ts';
import { sendProbe, takeBackProbe } from '../output/segments.ts';
import { cite, startTimer, type Connected } from '../turn.ts';

export function persistTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  if (tcb.unsent === 0 || tcb.inFlight.length > 0) return;
  cite(turn, tcb.sndWnd === 0 && profile.probe === 'empty' ? 'linux.emptyProbe' : 'timer.persist');
  if (tcb.sndWnd > 0) {
    takeBackProbe(tcb);
    sendWhatFits(turn);
    return;
  }
  sendProbe(turn);
  tcb.probes += 1;
  startTimer(turn, 'persist', Math.min(tcb.rtoUs * 2 ** tcb.probes, profile.rtoMaxUs));
}

/** The window is open, but too small for sender's silly window avoidance: it has waited long enough (3.8.6.2.1). */
function sendWhatFits(turn: Connected): void {
  const fits = turn.policies.cutting.takeWhatFits(turn);
  cite(turn, 'send.data');
  sendNew(turn, fits);
}
