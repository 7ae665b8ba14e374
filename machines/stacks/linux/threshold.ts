/** What ssthresh goes back to, should a reduction be undone: it never forgets three quarters of the window. Octets. */
import type { Connected } from '../../tcp/turn.ts';
import { ofSegments, recoveryOf, segmentsIn } from './scoreboard.ts';

/** The states in which the window is being reduced. */
export function isReducing(turn: Connected): boolean {
  const { state } = recoveryOf(turn);
  return state === 'cwr' || state === 'recovery';
}

export function thresholdToKeep(turn: Connected): number {
  const { tcb } = turn;
  if (isReducing(turn)) return tcb.ssthresh;
  const cwnd = segmentsIn(tcb);
  return Math.max(tcb.ssthresh, ofSegments(tcb, (cwnd >> 1) + (cwnd >> 2)));
}
