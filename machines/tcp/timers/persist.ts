/** The persist timer (RFC 9293, 3.8.6.1): asks a shut window whether it is open yet, ever less often. */
import { sendNew } from '../output/retransmissionQueue.ts';
import { sendProbe, takeBackProbe } from '../output/segments.ts';
import type { Profile } from '../profile.ts';
import { isStuck, type Tcb } from '../tcb.ts';
import { cite, raise, report, startTimer, type Connected } from '../turn.ts';
import { userTimeout } from './ends.ts';
import { probesAreOver } from './patience.ts';
import { probingLeft } from './userTimeout.ts';

/** As long as the RTO at first, then twice as long each time. */
export function startPersist(turn: Connected): void {
  const { tcb, profile } = turn;
  const backedOff = Math.min(tcb.rtoUs * 2 ** tcb.probes, profile.rtoMaxUs, probingLeft(turn));
  startTimer(turn, 'persist', Math.min(backedOff, overrideUs(turn)));
}

/** How long a small window is waited for. */
const overrideUs = ({ tcb, policies }: Connected): number =>
  (tcb.sndWnd > 0 ? policies.cutting.overrideUs : undefined) ?? Infinity;

/** The timer runs as for a shut window, and the window has opened a little. */
export const waitsTooLong = (turn: Connected): boolean =>
  (turn.tcb.timers.persist?.deadline ?? 0) - turn.now > overrideUs(turn);

export function persistTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  if (!isStuck(tcb)) return;
  if (probingLeft(turn) <= 0) {
    userTimeout(turn);
    return;
  }
  if (probesAreOver(tcb, profile, turn.now)) {
    cite(turn, 'linux.probesOver');
    report(turn, 'error: connection aborted, excessive retransmissions (R2)');
    raise(turn, 'gone');
    return;
  }
  if (isHeldByChoice(tcb)) cite(turn, 'linux.corkEnds');
  else
    cite(
      turn,
      tcb.sndWnd === 0 && profile.probe === 'empty' ? 'linux.emptyProbe' : 'timer.persist',
    );
  if (tcb.sndWnd > 0) {
    takeBackProbe(tcb);
    if (tcb.unsent > 0) sendWhatFits(turn);
    return;
  }
  sendProbe(turn);
  tcb.probedSince ??= turn.now;
  tcb.probes = nextProbes(tcb, profile);
  tcb.probesUnanswered += 1;
  startPersist(turn);
}

/** Nothing is in flight, and the window has room for it: what waits does so because more was to follow. */
export const isHeldByChoice = ({ unsent, inFlight, probing, sndWnd, sndMss }: Tcb): boolean =>
  unsent > 0 && inFlight.length === 0 && !probing && sndWnd >= Math.min(unsent, sndMss);

/** How often the time has doubled once one more has left: Linux doubles it no more often than it would try in vain. */
export const nextProbes = ({ probes }: Pick<Tcb, 'probes'>, profile: Profile): number =>
  profile.giveUpBy === 'count' || probes < profile.dataRetries ? probes + 1 : probes;

/** The window is open, but too small for sender's silly window avoidance: it has waited long enough (3.8.6.2.1). */
function sendWhatFits(turn: Connected): void {
  const fits = turn.policies.cutting.takeWhatFits(turn);
  cite(turn, 'send.data');
  sendNew(turn, fits);
}
