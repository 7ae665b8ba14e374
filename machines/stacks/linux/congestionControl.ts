/** What a congestion control algorithm is asked. */
import type { RuleId } from '../../tcp/rules.ts';
import type { Connected } from '../../tcp/turn.ts';

export interface CongestionControl {
  /** The rule of the share that is left. */
  readonly rule: RuleId;
  /** ssthresh after a loss, in segments. */
  readonly shareOf: (turn: Connected) => number;
  /** So many segments have been delivered. */
  readonly grow: (turn: Connected, segments: number) => void;
  /** A round trip was measured. Microseconds. */
  readonly sampled: (turn: Connected, rttUs: number) => void;
  /** A timeout: what was learnt of the path holds no more. */
  readonly forget: (turn: Connected) => void;
  /** The connection has been idle, and sends again. */
  readonly restart: (turn: Connected) => void;
}
