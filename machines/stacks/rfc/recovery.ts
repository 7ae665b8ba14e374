/** Loss recovery by the RFCs: with SACK, where both ends have it, RFC 6675; else RFC 6582. */
import type { RecoveryPolicy } from '../../tcp/policy.ts';
import { flightSize } from '../../tcp/tcb.ts';
import type { Connected } from '../../tcp/turn.ts';
import { newCubicVariables } from './cubic.ts';
import { ackByNewReno, timeoutByNewReno } from './newReno.ts';
import { ackBySack, newHasLeft, timeoutBySack } from './sack/sack6675.ts';
import { roomBySack } from './sack/nextSeg.ts';
import { newSackVariables } from './sack/variables.ts';
import { newInFlight, restartTimers } from './timers.ts';

export const rfcRecovery: RecoveryPolicy<Connected> = {
  variables: (profile, iss) => ({
    ...newSackVariables(profile, iss),
    ...newCubicVariables(profile),
  }),
  ackArrives(turn, segment) {
    (turn.tcb.sackOk ? ackBySack : ackByNewReno)(turn, segment);
  },
  timeout(turn) {
    (turn.tcb.sackOk ? timeoutBySack : timeoutByNewReno)(turn);
  },
  newInFlight,
  restartTimers,
  sent(turn, segments) {
    if (turn.tcb.sackOk) newHasLeft(turn, segments);
  },
  sentAgain({ tcb, now }) {
    tcb.firstAgainAt ??= now;
  },
  room: (turn) => (turn.tcb.sackOk ? roomBySack(turn.tcb) : turn.tcb.cwnd - flightSize(turn.tcb)),
  letsFinLeave: () => true,
};
