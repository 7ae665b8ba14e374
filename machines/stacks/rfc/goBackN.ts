/** `afterTimeout: 'all'`: what was in flight when the timer fired is taken for lost, and goes again as the ACKs come in. */
import { counterOf, indexOf, mapped } from '../../tcp/listChanges.ts';
import { resendAt } from '../../tcp/output/retransmissionQueue.ts';
import type { InFlight } from '../../tcp/tcb.ts';
import { cite, startTimer, type Connected } from '../../tcp/turn.ts';

const lostIn = counterOf<InFlight>(({ lost = false, again = false }) => lost && !again);

export function takeForLost({ tcb }: Connected): void {
  tcb.inFlight = mapped(tcb.inFlight, (entry) => ({ ...entry, lost: true, again: false }));
}

/** Sends lost segments again, as many as the congestion window has room for. */
export function resendLost(turn: Connected): void {
  const { tcb } = turn;
  const room = () =>
    Math.floor(tcb.cwnd / tcb.sndMss) - (tcb.inFlight.length - lostIn(tcb.inFlight));
  const nextLost = () => indexOf(tcb.inFlight, ({ lost = false, again = false }) => lost && !again);
  for (let next = nextLost(); next >= 0 && room() > 0; next = nextLost()) {
    cite(turn, 'linux.sendsLostAgain');
    resendAt(turn, next, 'timerAgain');
    if (next === 0 && tcb.timers.retransmission) startTimer(turn, 'retransmission', tcb.rtoUs);
  }
}
