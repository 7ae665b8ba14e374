/** How the window comes down: PRR (RFC 6937) in recovery and after a congestion mark, to a share of what it was. */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { controlOf } from './control.ts';
import {
  anyAgain,
  lostOut,
  ofSegments,
  recoveryOf,
  sackedOut,
  segmentsIn,
  segmentsOut,
  setRecovery,
} from './scoreboard.ts';
import { isReducing, thresholdToKeep } from './threshold.ts';
import { beginUndo } from './undo.ts';

/** ssthresh becomes the share of the window that congestion control leaves, and the reduction begins. */
export function beginReduction(turn: Connected): void {
  const { tcb } = turn;
  setRecovery(turn, {
    highSeq: tcb.sndNxt,
    probeSeq: null,
    credit: 0,
    priorCwnd: segmentsIn(tcb),
    delivered: 0,
    sent: 0,
  });
  reduceThreshold(turn);
  tcb.owesCwr = tcb.ecnOk;
}

export function reduceThreshold(turn: Connected): void {
  const { rule, shareOf } = controlOf(turn);
  cite(turn, rule);
  setWindow(turn, rule, { ssthresh: ofSegments(turn.tcb, shareOf(turn)) });
}

/** Fast recovery begins. */
export function enterRecovery(turn: Connected, echoesCongestion: boolean): void {
  const { tcb } = turn;
  if (!anyAgain(tcb)) tcb.firstAgainAt = null;
  setRecovery(turn, { priorSsthresh: 0 });
  beginUndo(turn);
  if (!isReducing(turn)) {
    if (!echoesCongestion) setRecovery(turn, { priorSsthresh: thresholdToKeep(turn) });
    beginReduction(turn);
  }
  setRecovery(turn, { state: 'recovery' });
  cite(turn, tcb.sackOk ? 'linux.recoversBySack' : 'congestion.fastRetransmit');
}

/** The network says that it is congested, or a probe that there was a loss: less, but nothing is lost now. */
export function enterReduced(turn: Connected): void {
  setRecovery(turn, { priorSsthresh: 0 });
  const { state } = recoveryOf(turn);
  if (state !== 'open' && state !== 'disorder') return;
  setRecovery(turn, { undoFrom: null });
  beginReduction(turn);
  setRecovery(turn, { state: 'cwr' });
}

/** The reduction is over: the window is ssthresh. */
export function endReduction(turn: Connected): void {
  const { tcb } = turn;
  const { state, undoFrom } = recoveryOf(turn);
  if (tcb.ssthresh >= Number.MAX_SAFE_INTEGER || (state !== 'cwr' && undoFrom === null)) return;
  setWindow(turn, 'congestion.recovered', { cwnd: tcb.ssthresh });
}

/** Open, or Disorder where something has arrived out of order, is lost, or went again. */
export function keepOpen(turn: Connected): void {
  const { tcb } = turn;
  const isInOrder = sackedOut(tcb) + lostOut(tcb) === 0 && !anyAgain(tcb);
  const state = isInOrder ? 'open' : 'disorder';
  if (state !== recoveryOf(turn).state) setRecovery(turn, { state, highSeq: tcb.sndNxt });
}

/** Proportional rate reduction: as segments arrive, so many leave that the window comes down to ssthresh by and by. */
export function reduce(turn: Connected, delivered: number, progresses: boolean): void {
  const { tcb } = turn;
  const { priorCwnd, sent, delivered: earlier } = recoveryOf(turn);
  if (delivered <= 0 || priorCwnd === 0) return;
  const arrived = earlier + delivered;
  const ssthresh = Math.floor(tcb.ssthresh / tcb.sndMss);
  const out = segmentsOut(tcb);
  const room = ssthresh - out;
  const leaving =
    room < 0
      ? Math.ceil((ssthresh * arrived) / priorCwnd) - sent
      : Math.min(room, Math.max(arrived - sent, delivered) + (progresses ? 1 : 0));
  setRecovery(turn, { delivered: arrived });
  const cwnd = ofSegments(tcb, Math.max(out + Math.max(leaving, sent > 0 ? 0 : 1), 1));
  setWindow(turn, 'linux.proportional', { cwnd });
  cite(turn, 'linux.proportional');
}
