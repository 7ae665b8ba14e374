/** After a timeout (the state Loss): what is taken for lost, whether it was needless after all (F-RTO, RFC 5682), and the end. */
import { first } from '../../tcp/list.ts';
import { mapped } from '../../tcp/listChanges.ts';
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { resendFront } from '../../tcp/output/retransmissionQueue.ts';
import { advance, after } from '../../tcp/sequence.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import type { AckSeen, Next } from './ackSeen.ts';
import { forgetGrowth } from './control.ts';
import { startPending } from './pending.ts';
import { timeLeft } from './rack.ts';
import { reduceThreshold } from './reduction.ts';
import {
  countDuplicate,
  markLost,
  ofSegments,
  recoveryOf,
  sackedOut,
  segmentsIn,
  segmentsOut,
  setRecovery,
} from './scoreboard.ts';
import { thresholdToKeep } from './threshold.ts';
import { beginUndo, isRecovered, undoLoss, undoRecovery } from './undo.ts';

const DUP_THRESHOLD = 3;

/** The retransmission timer fired: what is out is lost, and the window is one segment. */
export function enterLoss(turn: Connected): void {
  const { tcb, profile } = turn;
  const { state, highSeq, threshold } = recoveryOf(turn);
  const isNew = state !== 'recovery' && state !== 'loss';
  markAllLost(turn);
  const isOrderly = state === 'open' || state === 'disorder';
  if (isOrderly || !after(highSeq, tcb.sndUna) || (state === 'loss' && tcb.retransmissions === 0)) {
    setRecovery(turn, { priorSsthresh: thresholdToKeep(turn), priorCwnd: segmentsIn(tcb) });
    reduceThreshold(turn);
    forgetGrowth(turn);
    beginUndo(turn);
  }
  setWindow(turn, 'congestion.timeout', { cwnd: ofSegments(tcb, segmentsOut(tcb) + 1) });
  const overEstimated = isOrderly && sackedOut(tcb) >= DUP_THRESHOLD;
  setRecovery(turn, {
    ...(overEstimated ? { threshold: Math.min(threshold, DUP_THRESHOLD) } : {}),
    state: 'loss',
    highSeq: tcb.sndNxt,
    probeSeq: null,
    credit: 0,
    frto: profile.frto && (isNew || tcb.retransmissions > 0),
  });
  tcb.owesCwr = tcb.ecnOk;
  tcb.dupAcks = 0;
  cite(turn, 'congestion.timeout');
}

/** All of it, but not what left too lately to have been acknowledged; and a receiver that forgot what it had said has nothing. */
function markAllLost(turn: Connected): void {
  const { tcb } = turn;
  const front = first(tcb.inFlight);
  if (front?.sacked) {
    tcb.inFlight = mapped(tcb.inFlight, ({ sacked: _sacked, ...entry }) => entry);
    markLost(turn, () => true);
    return;
  }
  if (!tcb.sackOk) setRecovery(turn, { duplicates: 0 });
  markLost(turn, (entry) => entry.seq === front?.seq || timeLeft(turn, entry, 0) <= 0);
}

/** The first segment in flight had been told to have arrived, and is not acknowledged: the receiver has dropped it (RFC 2018, 8). */
export function renege(turn: Connected): void {
  const { tcb } = turn;
  cite(turn, 'linux.reneged');
  enterLoss(turn);
  tcb.retransmissions += 1;
  tcb.firstAgainAt ??= turn.now;
  resendFront(turn, 'sackAgain');
  startPending(turn, 'retransmission', tcb.rtoUs);
}

/** An ACK in Loss. */
export function processLoss(turn: Connected, ack: AckSeen, isDuplicate: boolean): Next {
  const { tcb } = turn;
  const { highSeq, frto } = recoveryOf(turn);
  const recovered = isRecovered(turn);
  if (ack.advanced && undoLoss(turn, ack, false)) return 'nothing';
  if (frto) {
    if (ack.originalArrived && undoLoss(turn, ack, true)) return 'nothing';
    if (after(tcb.sndNxt, highSeq)) {
      if (ack.dataSacked || isDuplicate) setRecovery(turn, { frto: false });
    } else if (ack.advanced && !recovered) {
      setRecovery(turn, { highSeq: tcb.sndNxt });
      if (tcb.unsent > 0 && after(advance(tcb.sndUna, tcb.sndWnd), tcb.sndNxt)) {
        cite(turn, 'linux.triesNew');
        return 'new';
      }
      setRecovery(turn, { frto: false });
    }
  }
  if (recovered) {
    undoRecovery(turn, ack);
    return 'nothing';
  }
  if (!tcb.sackOk) {
    if (after(tcb.sndNxt, recoveryOf(turn).highSeq) && isDuplicate) countDuplicate(turn);
    else if (ack.advanced) setRecovery(turn, { duplicates: 0 });
  }
  return 'lost';
}
