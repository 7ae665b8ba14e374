/**
 * The trace of a run: all that happened, immutable. Every picture and every sentence is a function of a trace and a
 * moment; nothing else is kept.
 */
import type { Effect, Report, SendReason, TimerName } from '../../machines/tcp/effects.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { Call } from './calls.ts';
import type { Scenario } from '../simulation/scenario.ts';
import type { Side } from './side.ts';

/** An endpoint at a moment. */
export interface EndView {
  readonly state: State;
  /** The connection record; null in CLOSED and LISTEN. */
  readonly tcb: Tcb | null;
}

/** What made an endpoint move. */
export type Cause =
  | {
      readonly kind: 'call';
      readonly call: Call;
      /** Index into the scenario's actions; null for a reaction of the application. */
      readonly action: number | null;
    }
  /** A segment arrived. `flight` is null for an injected one. */
  | { readonly kind: 'segment'; readonly segment: Segment; readonly flight: number | null }
  | { readonly kind: 'timer'; readonly timer: TimerName };

/** One endpoint dealt with one event. */
export interface Step {
  readonly index: number;
  readonly at: Time;
  readonly side: Side;
  readonly cause: Cause;
  /** The endpoint that moved, before and after. */
  readonly before: EndView;
  readonly after: EndView;
  /** States walked through, first and last included: FIN_WAIT_1, FIN_WAIT_2, TIME_WAIT. One entry: no change. */
  readonly walked: readonly State[];
  readonly effects: readonly Effect[];
  /** Both ends once the step is done. */
  readonly ends: Readonly<Record<Side, EndView>>;
  /** Rules cited, in order, each once. */
  readonly rules: readonly RuleId[];
  readonly reports: readonly Report[];
  /** Flights that began with this step (indices). */
  readonly sent: readonly number[];
}

/** What became of a segment on the wire. */
export type Fate = 'delivered' | 'lost' | 'delayed' | 'duplicated';

/** A segment by its sender and its ordinal among the sender's transmissions, from 1: the same one in every run. */
export interface SegmentName {
  readonly from: Side;
  readonly nth: number;
}

/** A segment on its way through the network. */
export interface Flight extends SegmentName {
  readonly index: number;
  readonly segment: Segment;
  readonly reason: SendReason;
  readonly sentAt: Time;
  /** The step that sent it. */
  readonly step: number;
  readonly fate: Fate;
  /** Why it is lost (or changed): a fault of the scenario (index), or chance. null: nothing was done to it. */
  readonly fault: number | 'chance' | null;
  /** When each copy arrives: none where lost, two where duplicated. */
  readonly arrivals: readonly Time[];
  /** Where it would have arrived: for a lost one, so that it can be drawn half way. */
  readonly dueAt: Time;
  /** The flight whose sequence numbers go again in this one. */
  readonly again: number | null;
}

/** A timer from its start to its end. */
export interface TimerSpan {
  readonly side: Side;
  readonly timer: TimerName;
  readonly startedAt: Time;
  readonly deadline: Time;
  /** How long it was meant to run: up to the deadline, unless the profile's timers are late. */
  readonly delayUs: number;
  /** The step that started it. */
  readonly step: number;
  /** When it fired, was stopped or started anew; null: it still runs when the trace ends. */
  readonly endedAt: Time | null;
  readonly outcome: 'fired' | 'stopped' | 'restarted' | 'running';
  /** For the retransmission timer: how often it fired before without progress. */
  readonly backoff: number;
}

/** Why a run is over. */
export type TraceEnd =
  | 'quiet' /** nothing is left to happen */
  | 'until' /** the scenario said so */
  | 'tooManySteps'
  | 'tooLong'
  | 'tooManySegments';

export interface Trace {
  readonly scenario: Scenario;
  readonly steps: readonly Step[];
  readonly flights: readonly Flight[];
  readonly timers: readonly TimerSpan[];
  /** Both ends before anything happens. */
  readonly start: Readonly<Record<Side, EndView>>;
  readonly end: { readonly reason: TraceEnd; readonly at: Time };
}

/** What is the case at a moment: a look-up in the trace, no computation. */
export interface Frame {
  readonly at: Time;
  /** The last step that has happened; null before the first. */
  readonly step: Step | null;
  readonly ends: Readonly<Record<Side, EndView>>;
}
