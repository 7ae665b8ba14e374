/** What became of a captured segment, and what it is judged by. */
import type { Evidence } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

export interface FateOf {
  arrived: boolean;
  /** It was not refused in silence: its receiver went by it. */
  taken: boolean;
  /** It arrived, and was answered as what cannot be accepted. */
  refused: boolean;
  /** How that is known. */
  evidence: Evidence;
  /** It was acknowledged by the segment of this index: it had arrived before that left. */
  answeredBy: number | null;
  /** What its receiver sent again last although this one would have told it better: it came after that, if it came. */
  comesAfter: number | null;
}

/** What one end sends is judged by what the other says. */
export interface Judging {
  readonly sender: Side;
  /** From the point of capture to the receiver and back. */
  readonly loopUs: number;
  /** The same, as far as it is sure. */
  readonly leastLoopUs: number;
  readonly endNs: number;
  /** The receiver is where the capture was taken: all has come there, the question is what was taken. */
  readonly isHere: boolean;
}

/** No timer sends a SYN again as soon as this (RFC 6298, 2.1: 1 s): it was sent because of an answer that was not gone by. */
export const SYN_AGAIN_NS = 900e6;
/** No sender sends the same so soon again: the two are copies that the network made, or a mirror port. */
export const TWIN_NS = 1e6;
/** How much later than the estimate something may come without being late, in microseconds. */
export const SLACK_US = 2_000;
/** An answer is owed within so long: the longest a delayed ACK may wait (RFC 9293, 3.8.6.3). */
export const ANSWER_US = 500_000;
