/** Tail loss probe (RFC 8985, 7): the last segment has nothing behind it that could show its loss, so something is sent. */
import { sendMeanwhile } from './cutting.ts';
import { resendAt } from '../../tcp/output/retransmissionQueue.ts';
import { before, after } from '../../tcp/sequence.ts';
import { flightSize } from '../../tcp/tcb.ts';
import { cite, stopTimer, type Connected } from '../../tcp/turn.ts';
import type { AckSeen } from './ackSeen.ts';
import { rearmRto, resumeRto } from './pending.ts';
import { beginReduction, endReduction, keepOpen } from './reduction.ts';
import { recoveryOf, setRecovery } from './scoreboard.ts';
import { firstLength } from './variables.ts';

/** The probe timer fired: something new goes if there is something, else the last segment again (7.3). */
export function lossProbeTimeout(turn: Connected): void {
  const { tcb } = turn;
  if (tcb.inFlight.length === 0) return;
  // of a second probe only the wait is left
  if (recoveryOf(turn).probeSeq !== null) resumeRto(turn);
  else {
    probe(turn);
    rearmRto(turn);
  }
}

function probe(turn: Connected): void {
  const { tcb } = turn;
  const out = tcb.inFlight.length;
  const left = tcb.sndWnd - flightSize(tcb);
  const next = Math.min(firstLength(tcb), tcb.sndMss);
  if (tcb.unsent > 0 && next > 0 && next <= left) {
    cite(turn, 'timer.lossProbe');
    sendMeanwhile(turn, 'probe');
    if (tcb.inFlight.length === out) return;
    setRecovery(turn, { probeAgain: false });
  } else {
    cite(turn, 'timer.lossProbe');
    resendAt(turn, out - 1, 'probeAgain');
    setRecovery(turn, { probeAgain: true, allAgain: recoveryOf(turn).allAgain + 1 });
  }
  setRecovery(turn, { probeSeq: tcb.sndNxt });
  stopTimer(turn, 'lossProbe');
}

/** What an ACK says of the probe (7.4): was there a loss that it has repaired? */
export function probeAcknowledged(turn: Connected, ack: AckSeen): void {
  const { probeSeq, probeAgain } = recoveryOf(turn);
  const at = ack.segment.ackNumber;
  if (probeSeq === null || before(at, probeSeq)) return;
  if (!probeAgain || ack.dsackOfProbe) {
    setRecovery(turn, { probeSeq: null });
  } else if (after(at, probeSeq)) {
    cite(turn, 'linux.probeRepaired');
    beginReduction(turn);
    setRecovery(turn, { state: 'cwr' });
    endReduction(turn);
    keepOpen(turn);
  } else if (!ack.advanced && !ack.isNews && !ack.dataSacked) {
    setRecovery(turn, { probeSeq: null });
  }
}
