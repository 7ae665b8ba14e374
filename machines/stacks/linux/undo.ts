/**
 * Taking a reduction back when it proves needless (Eifel, RFC 3522 and RFC 4015, by timestamps; D-SACK, RFC 3708; F-RTO, RFC
 * 5682): the window is what it was before.
 */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { timestampAt } from '../../tcp/timestamps.ts';
import { before, notBefore, seq } from '../../tcp/sequence.ts';
import type { Time } from '../../tcp/time.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import type { AckSeen } from './ackSeen.ts';
import { countRecovery, setRack } from './rack.ts';
import {
  againOut,
  anyAgain,
  ofSegments,
  recoveryOf,
  segmentsIn,
  setRecovery,
  unmarkLost,
} from './scoreboard.ts';

/** From here on a reduction may be undone: retransmissions that are out may prove needless. */
export function beginUndo(turn: Connected): void {
  const { probeSeq, probeAgain } = recoveryOf(turn);
  const out = againOut(turn.tcb) + (probeSeq !== null && probeAgain ? 1 : 0);
  setRecovery(turn, { undoFrom: turn.tcb.sndUna, undoLeft: out || -1 });
}

/** The echoed timestamp is older than what left at that moment: the ACK is of something sent before. */
export function echoesBefore({ tcb }: Connected, ack: AckSeen, at: Time): boolean {
  const { timestamps } = ack.segment;
  if (!tcb.timestampsOk || timestamps === undefined || timestamps.echo === 0) return false;
  return before(seq(timestamps.echo), seq(timestampAt(tcb, at)));
}

/** What is acknowledged was late, not lost: it came before the first retransmission did. */
export function wasDelayed(turn: Connected, ack: AckSeen): boolean {
  const { tcb } = turn;
  if (tcb.firstAgainAt !== null) return echoesBefore(turn, ack, tcb.firstAgainAt);
  return tcb.sackOk || before(tcb.sndUna, recoveryOf(turn).highSeq);
}

const mayUndo = (turn: Connected, ack: AckSeen): boolean => {
  const { undoFrom, undoLeft } = recoveryOf(turn);
  return undoFrom !== null && (undoLeft === 0 || wasDelayed(turn, ack));
};

/** The window and ssthresh are what they were. */
function takeBack(turn: Connected, lossToo: boolean): void {
  const { tcb } = turn;
  if (lossToo) unmarkLost(turn);
  const { priorSsthresh, priorCwnd } = recoveryOf(turn);
  if (priorSsthresh > 0) {
    setWindow(turn, 'linux.needlessTimeout', {
      cwnd: ofSegments(tcb, Math.max(segmentsIn(tcb), priorCwnd)),
      ssthresh: Math.max(tcb.ssthresh, priorSsthresh),
    });
    tcb.owesCwr = tcb.owesCwr && priorSsthresh <= tcb.ssthresh;
  }
  setRecovery(turn, { undoFrom: null });
  setRack(turn, { advanced: true });
}

/** At the end of a recovery. Says whether the state is to be kept: without SACK, until something above is acknowledged. */
export function undoRecovery(turn: Connected, ack: AckSeen): boolean {
  if (mayUndo(turn, ack)) {
    cite(turn, 'linux.needlessRetransmission');
    takeBack(turn, false);
  } else countRecovery(turn, -1);
  if (staysAtTheEdge(turn)) return true;
  setRecovery(turn, { state: 'open' });
  return false;
}

/** Without SACK, recovery is over only when something above it is acknowledged: what comes before may be old. */
export function staysAtTheEdge(turn: Connected): boolean {
  const { tcb } = turn;
  if (tcb.sackOk || tcb.sndUna !== recoveryOf(turn).highSeq) return false;
  if (!anyAgain(tcb)) tcb.firstAgainAt = null;
  return true;
}

/** D-SACKs say that all that went again had arrived. */
export function undoByDsack(turn: Connected): boolean {
  const { undoFrom, undoLeft } = recoveryOf(turn);
  if (undoFrom === null || undoLeft !== 0) return false;
  countRecovery(turn, 1);
  cite(turn, 'linux.needlessRetransmission');
  takeBack(turn, false);
  return true;
}

/** In recovery, a partial ACK of something late: `true` where nothing is to be sent again for now. */
export function undoPartial(
  turn: Connected,
  ack: AckSeen,
  noteReordering: () => void,
): 'no' | 'undone' | 'waits' {
  const { tcb } = turn;
  if (recoveryOf(turn).undoFrom === null || !wasDelayed(turn, ack)) return 'no';
  noteReordering();
  if (againOut(tcb) > 0) return 'waits';
  if (!anyAgain(tcb)) tcb.firstAgainAt = null;
  cite(turn, 'linux.needlessRetransmission');
  takeBack(turn, true);
  return 'undone';
}

/** After a timeout: it was needless, by timestamps, D-SACK, or (`byFrto`) because what went once arrives. */
export function undoLoss(turn: Connected, ack: AckSeen, byFrto: boolean): boolean {
  const { tcb } = turn;
  if (!byFrto && !mayUndo(turn, ack)) return false;
  cite(turn, 'linux.needlessTimeout');
  takeBack(turn, true);
  tcb.retransmissions = 0;
  if (staysAtTheEdge(turn)) return true;
  if (byFrto || tcb.sackOk) setRecovery(turn, { state: 'open' });
  return true;
}

/** SND.UNA has reached what was sent when the state was entered. */
export const isRecovered = (turn: Connected): boolean =>
  notBefore(turn.tcb.sndUna, recoveryOf(turn).highSeq);
