/** Congestion and loss as Linux counts them, in segments. */
import { counterOf } from '../listChanges.ts';
import type { InFlight, Tcb } from '../tcb.ts';
import type { Connected } from '../turn.ts';
import { set, type Congestion } from './variables.ts';

export function setCongestion(turn: Connected, changes: Partial<Congestion>): void {
  set(turn, { congestion: { ...turn.tcb.linux.congestion, ...changes } });
}

/** The congestion window in segments. */
export const segmentsIn = ({ cwnd, sndMss }: Pick<Tcb, 'cwnd' | 'sndMss'>): number =>
  Math.floor(cwnd / sndMss);

export const ofSegments = ({ sndMss }: Pick<Tcb, 'sndMss'>, segments: number): number =>
  segments * sndMss;

/** How many segments are taken for lost, and have not been sent again yet. */
export const lostIn = counterOf<InFlight>(({ lost = false }) => lost);

/** Segments on their way: sent, and neither acknowledged, nor taken for lost, nor told to have arrived. */
export const sharesInFlight = ({ inFlight, linux }: Pick<Tcb, 'inFlight' | 'linux'>): number =>
  inFlight.length - lostIn(inFlight) - linux.congestion.sacked;

/** Segments that the congestion window leaves free. */
export const roomInSegments = (tcb: Pick<Tcb, 'cwnd' | 'sndMss' | 'inFlight' | 'linux'>): number =>
  segmentsIn(tcb) - sharesInFlight(tcb);

/** So many segments have left: in fast recovery that is what the reduction goes by. */
export function countSent(turn: Connected, segments: number): void {
  const { state, sent } = turn.tcb.linux.congestion;
  if (state === 'recovery') setCongestion(turn, { sent: sent + segments });
}
