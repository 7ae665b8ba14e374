/** What Linux remembers of congestion and loss. Counted in segments. */
import type { Seq } from '../sequence.ts';
import type { Tcb } from '../tcb.ts';
import type { Time } from '../time.ts';
import type { Connected } from '../turn.ts';
import { set } from './variables.ts';

export interface Congestion {
  readonly state: 'open' | 'disorder' | 'recovery' | 'loss';
  /** SND.NXT when the state was entered: what lies above was sent since. */
  readonly highSeq: Seq;
  /** Segments that duplicate ACKs say have arrived. */
  readonly sacked: number;
  /** So many of them mean loss. */
  readonly threshold: number;
  /** The window and ssthresh (octets) before it was reduced. */
  readonly priorCwnd: number;
  readonly priorSsthresh: number;
  /** Segments that arrived, and that left, in fast recovery. */
  readonly delivered: number;
  readonly sent: number;
  /** After a timeout: it may have been needless. */
  readonly frto: boolean;

  /** Segments acknowledged towards the next growth. */
  readonly credit: number;
  /** The window is what holds the sender back; else the most that was out, since `usedSince`. */
  readonly limited: boolean;
  readonly mostOut: number;
  readonly usedSince: Seq;
  /** The most that was out since the window was last used up, at that time. */
  readonly used: number;
  readonly usedUpAt: Time;
}

/** The variables of a new connection. */
export const newCongestion = (iss: Seq): Congestion => ({
  state: 'open',
  highSeq: iss,
  sacked: 0,
  threshold: 3,
  priorCwnd: 0,
  priorSsthresh: 0,
  delivered: 0,
  sent: 0,
  frto: false,
  credit: 0,
  limited: false,
  mostOut: 0,
  usedSince: iss,
  used: 0,
  usedUpAt: 0 as Time,
});

export function setCongestion(turn: Connected, changes: Partial<Congestion>): void {
  set(turn, { congestion: { ...turn.tcb.linux.congestion, ...changes } });
}

/** The congestion window in segments. */
export const segmentsIn = ({ cwnd, sndMss }: Pick<Tcb, 'cwnd' | 'sndMss'>): number =>
  Math.floor(cwnd / sndMss);

export const ofSegments = ({ sndMss }: Pick<Tcb, 'sndMss'>, segments: number): number =>
  segments * sndMss;

/** Segments on their way: sent, and neither acknowledged, nor taken for lost, nor told to have arrived. */
export const sharesInFlight = ({ inFlight, linux }: Pick<Tcb, 'inFlight' | 'linux'>): number =>
  inFlight.filter((entry) => !entry.lost).length - linux.congestion.sacked;

/** Segments that the congestion window leaves free. */
export const roomInSegments = (tcb: Pick<Tcb, 'cwnd' | 'sndMss' | 'inFlight' | 'linux'>): number =>
  segmentsIn(tcb) - sharesInFlight(tcb);

/** So many segments have left: in fast recovery that is what the reduction goes by. */
export function countSent(turn: Connected, segments: number): void {
  const { state, sent } = turn.tcb.linux.congestion;
  if (state === 'recovery') setCongestion(turn, { sent: sent + segments });
}
