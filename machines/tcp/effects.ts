/**
 * What an endpoint asks its surroundings for, as data. The simulation performs effects in the order given.
 */
import type { RuleId } from './rules.ts';
import type { Segment } from './segment.ts';
import type { Seq } from './sequence.ts';
import type { State } from './states.ts';
import type { Time } from './time.ts';

export const TIMERS = [
  'retransmission',
  'lossProbe',
  'reordering',
  'persist',
  'delayedAck',
  'keepAlive',
  'userTimeout',
  'finWait2',
  'timeWait',
] as const;

/** The timers an endpoint may run; at most one of each. */
export type TimerName = (typeof TIMERS)[number];

/** Why a segment leaves. `again` segments were sent before: by the
 * timer, by three duplicate ACKs (fast), because SACKs show a loss, or to probe the tail. */
export type SendReason =
  | 'first'
  | 'timerAgain'
  | 'fastAgain'
  | 'sackAgain'
  /** The end of what is in flight, once per recovery (RFC 6675, 4, NextSeg rule 4). */
  | 'rescueAgain'
  | 'probeAgain'
  | 'answerAgain'
  /** It had left with the SYN, and the SYN+ACK does not acknowledge it. */
  | 'notTakenAgain'
  | 'ack'
  | 'probe'
  | 'keepAlive'
  | 'reset';

/** What the application is told, in the words of the reference (3.10). */
export type Report =
  | 'error: remote socket unspecified'
  | 'error: connection already exists'
  | 'error: connection does not exist'
  | 'error: connection closing'
  | 'error: closing'
  | 'error: connection reset'
  | 'error: connection aborted due to user timeout'
  | 'error: connection aborted, excessive retransmissions (R2)'
  | 'error: connection aborted (keep-alive)'
  | 'connection reset'
  | 'connection refused'
  | 'connection closing'
  | 'ok: CLOSE complete'
  | `state = ${string}`;

/**
 * What is measured: a round trip (`rtt` is the bare sample), and what is made of it (RFC 6298), where it is worked out anew;
 * the congestion window and the slow start threshold (RFC 5681), where they change. A threshold that is still
 * "arbitrarily high" is the largest safe integer.
 */
export type Quantity = 'rtt' | 'srtt' | 'rto' | 'cwnd' | 'ssthresh';

export type Effect =
  | { readonly kind: 'send'; readonly segment: Segment; readonly reason: SendReason }
  /** `deadline` is `delayUs` from now, or later where the profile's timers are not exact. */
  | {
      readonly kind: 'startTimer';
      readonly timer: TimerName;
      readonly delayUs: number;
      readonly deadline: Time;
    }
  | { readonly kind: 'stopTimer'; readonly timer: TimerName }
  | { readonly kind: 'cite'; readonly rule: RuleId }
  /** `bytes` octets from number `seq` on have become readable, in order, for the first time. */
  | { readonly kind: 'deliver'; readonly seq: Seq; readonly bytes: number }
  | { readonly kind: 'report'; readonly text: Report }
  /** A number that was measured, or has changed, and the rule by which, be it cited or not. */
  | {
      readonly kind: 'measure';
      readonly what: Quantity;
      /** Microseconds for times, octets for windows. */
      readonly value: number;
      readonly rule: RuleId;
    }
  /** How full the listener's queues are once it has decided about a segment or a timer; see machines/host. */
  | {
      readonly kind: 'queues';
      readonly acceptQueue: number;
      readonly halfOpen: number;
      readonly limit: number;
    }
  /** The chart entered a state; several in one step where it walks through them. */
  | { readonly kind: 'enter'; readonly state: State };
