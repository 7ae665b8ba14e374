/**
 * The states of recovery, and what an ACK that is not plain does to them: marks what is lost, begins, ends and undoes reductions.
 * Says what is to be sent again, once the window has been set.
 */
import { cite, type Connected } from '../../tcp/turn.ts';
import type { AckSeen, Next } from './ackSeen.ts';
import { processLoss, renege } from './loss.ts';
import { rackMarkLost } from './rack.ts';
import { endReduction, enterRecovery, enterReduced, keepOpen } from './reduction.ts';
import {
  anyAgain,
  countDuplicate,
  againOut,
  lostOut,
  recoveryOf,
  setRecovery,
} from './scoreboard.ts';
import { noteReordering } from './sackTag.ts';
import { first } from '../../tcp/list.ts';
import { replaced } from '../../tcp/listChanges.ts';
import { startPending } from './pending.ts';
import { isRecovered, undoByDsack, undoPartial, undoRecovery } from './undo.ts';

export function alert(turn: Connected, ack: AckSeen, isDuplicate: boolean): Next {
  const { tcb } = turn;
  if (tcb.inFlight.length === 0) setRecovery(turn, { duplicates: 0 });
  if (ack.echoesCongestion) setRecovery(turn, { priorSsthresh: 0 });
  if (ack.reneges) {
    renege(turn);
    return 'nothing';
  }
  if (isOver(turn, ack)) return 'nothing';
  switch (recoveryOf(turn).state) {
    case 'recovery':
      return inRecovery(turn, ack, isDuplicate);
    case 'loss': {
      const next = processLoss(turn, ack, isDuplicate);
      identifyLoss(turn, ack);
      if (recoveryOf(turn).state !== 'open' && !ack.againLost) return next;
      return orderly(turn, ack, isDuplicate, next);
    }
    default:
      return orderly(turn, ack, isDuplicate, 'nothing');
  }
}

/** A reduction ends when all that was sent before it is acknowledged; `true` where nothing more is to be done. */
function isOver(turn: Connected, ack: AckSeen): boolean {
  const { tcb } = turn;
  const { state, highSeq } = recoveryOf(turn);
  if (state === 'open') {
    tcb.firstAgainAt = null;
    return false;
  }
  if (!isRecovered(turn)) return false;
  if (state === 'cwr' && tcb.sndUna !== highSeq) {
    // held until something above is acknowledged, so that the peer has seen CWR
    endReduction(turn);
    setRecovery(turn, { state: 'open' });
  } else if (state === 'recovery') {
    if (!tcb.sackOk) setRecovery(turn, { duplicates: 0 });
    if (undoRecovery(turn, ack)) return true;
    cite(turn, 'congestion.recovered');
    endReduction(turn);
  }
  return false;
}

function inRecovery(turn: Connected, ack: AckSeen, isDuplicate: boolean): Next {
  const { tcb } = turn;
  if (!ack.advanced) {
    if (!tcb.sackOk && isDuplicate) countDuplicate(turn);
  } else {
    const undone = undoPartial(turn, ack, () => noteReordering(turn, ack.priorSndUna));
    if (undone === 'waits') return 'nothing';
    if (undone === 'undone') keepOpen(turn);
    else cite(turn, 'congestion.partialAck');
  }
  if (undoByDsack(turn)) tryToOpen(turn, ack);
  identifyLoss(turn, ack);
  if (recoveryOf(turn).state !== 'recovery') {
    if (lostOut(tcb) === 0) return 'nothing';
    enterRecovery(turn, ack.echoesCongestion);
  }
  return 'lost';
}

/** Open, Disorder or CWR (or a timeout that is undone): is anything lost now? */
function orderly(turn: Connected, ack: AckSeen, isDuplicate: boolean, next: Next): Next {
  const { tcb } = turn;
  if (!tcb.sackOk) {
    if (ack.advanced) setRecovery(turn, { duplicates: 0 });
    if (isDuplicate) countDuplicate(turn);
  }
  const { state } = recoveryOf(turn);
  if (state === 'open' || state === 'disorder') undoByDsack(turn);
  identifyLoss(turn, ack);
  if (lostOut(tcb) === 0) {
    tryToOpen(turn, ack);
    return next;
  }
  enterRecovery(turn, ack.echoesCongestion);
  return 'lost';
}

function tryToOpen(turn: Connected, ack: AckSeen): void {
  if (!anyAgain(turn.tcb)) turn.tcb.firstAgainAt = null;
  if (ack.echoesCongestion) enterReduced(turn);
  if (recoveryOf(turn).state !== 'cwr') keepOpen(turn);
}

/** With SACK by RACK; without by duplicate ACKs, of which the third means loss, and by partial ACKs. */
function identifyLoss(turn: Connected, ack: AckSeen): void {
  const { tcb } = turn;
  if (tcb.inFlight.length === 0) return;
  if (!tcb.sackOk) {
    ack.lost += markFirst(turn, ack);
    return;
  }
  const before = againOut(tcb);
  const { newly, waitUs } = rackMarkLost(turn);
  ack.lost += newly;
  if (waitUs > 0) {
    startPending(turn, 'reordering', waitUs + REORDERING_LEAST_US);
    ack.setsTimer = false;
  }
  if (againOut(tcb) < before) ack.againLost = true;
}
const REORDERING_LEAST_US = 2000;

/** Without SACK, all that is known is that the first segment is missing. */
function markFirst(turn: Connected, ack: AckSeen): number {
  const { state, duplicates, threshold } = recoveryOf(turn);
  const isIn = state === 'recovery' || state === 'loss';
  const isDue = (!isIn && duplicates >= threshold) || (state === 'recovery' && ack.advanced);
  const { inFlight } = turn.tcb;
  const front = first(inFlight);
  if (!isDue || !front || front.lost) return 0;
  turn.tcb.inFlight = replaced(inFlight, 0, { ...front, lost: true });
  return 1;
}
