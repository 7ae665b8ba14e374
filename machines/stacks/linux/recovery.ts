/** Loss recovery and congestion control in Linux: what happens, and the file that knows about it. */
import type { RecoveryPolicy } from '../../tcp/policy.ts';
import { first } from '../../tcp/list.ts';
import { windowLeft } from '../../tcp/output/output.ts';
import { startTimer, type Connected } from '../../tcp/turn.ts';
import { ackArrives } from './ack.ts';
import { noteUse } from './cwnd.ts';
import { enterLoss } from './loss.ts';
import { rearmRto, scheduleProbe, setTimers } from './pending.ts';
import { reorderingTimeout } from './reorderingTimeout.ts';
import { countAgain } from './resend.ts';
import { recoveryOf, roomInSegments, setRecovery } from './scoreboard.ts';
import { lossProbeTimeout } from './tailLossProbe.ts';
import { isReducing } from './threshold.ts';
import { linuxOf, newVariables, set } from './variables.ts';

export const linuxRecovery: RecoveryPolicy<Connected> = {
  variables: newVariables,
  ackArrives,
  timeout: enterLoss,
  lossProbeTimeout,
  reorderingTimeout,
  probeIsOut: (tcb) => linuxOf(tcb).recovery.probeSeq !== null,
  newInFlight(turn) {
    const { timers, inFlight, rtoUs } = turn.tcb;
    if (turn.tcb.sentInAll === 1 && first(inFlight)?.syn) set(turn, { synAt: turn.now });
    if (inFlight.length === 1) startTimer(turn, 'retransmission', rtoUs);
    else if (timers.lossProbe) rearmRto(turn);
  },
  restartTimers: setTimers,
  sent(turn, segments) {
    noteUse(turn, segments > 0);
    if (segments === 0) return;
    if (isReducing(turn)) setRecovery(turn, { sent: recoveryOf(turn).sent + segments });
    scheduleProbe(turn, false);
  },
  sentAgain: countAgain,
  // a FIN waits for a shut window to open, as data does, and that of a half-close for the connection to be established
  letsFinLeave: (turn) =>
    roomInSegments(turn.tcb) > 0 &&
    windowLeft(turn) > 0 &&
    (turn.state !== 'SYN_RCVD' || turn.tcb.orphan),
};
