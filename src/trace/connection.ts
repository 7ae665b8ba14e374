/**
 * The trace of a connection: all that happened at both ends and between them, immutable. Every picture and every sentence
 * is a function of a trace and a moment; nothing else is kept.
 *
 * It does not know who made it. What a reader needs to know of an end (its stack, its socket, its initial numbers) stands
 * in it as a fact.
 */
import type { Effect, Report, SendReason, TimerName } from '../../machines/tcp/effects.ts';
import { PROFILES, type ProfileName } from '../../machines/stacks/profiles.ts';
import type { Profile } from '../../machines/tcp/profile.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Tcb } from '../../machines/tcp/tcb.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { PeerCookie } from '../../machines/tcp/turn.ts';
import type { Call } from './calls.ts';
import type { Side } from './side.ts';

/** How it is known: our engine did it; it stands in the file; it follows from the file; the file does not speak against it. */
export type Evidence = 'made' | 'seen' | 'inferred' | 'assumed';

/** The TCP of an end, with every value that it goes by. */
export interface ResolvedStack {
  readonly name: ProfileName;
  readonly profile: Profile;
}

/** An address and a port: one half of the 4-tuple. */
export interface Socket {
  readonly address: string;
  readonly port: number;
}

/** What holds of an end from the start of the trace to its end. */
export interface EndInfo {
  /** The host that the end is on. */
  readonly host: string;
  /** null: the trace does not say. */
  readonly socket: Socket | null;
  /** null: the trace does not say, and nothing was assumed. */
  readonly stack: ResolvedStack | null;
  /** Initial sequence numbers (ISS), one per incarnation of the connection; the last one repeats. */
  readonly iss: readonly number[];
}

/** An endpoint at a moment. */
export interface EndView {
  readonly state: State;
  /** The connection record; null in CLOSED and LISTEN. */
  readonly tcb: Tcb | null;
  /** A program listens here, also while a connection is made of what it heard. */
  readonly listening: boolean;
  /** Its `listen` named the remote socket (3.10.1). */
  readonly remoteNamed: boolean;
  /** How many connections have been made here: each takes an ISS of its own. */
  readonly incarnation: number;
  /** What it remembers of the peer for TCP Fast Open (RFC 7413). */
  readonly peerCookie?: PeerCookie;
}

/** What made an endpoint move. */
export type Cause =
  | {
      readonly kind: 'call';
      readonly call: Call;
      /** Which of the calls that were planned from the start, from 0; null: the application reacts. */
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
  /** Rules cited, in order, each once. */
  readonly rules: readonly RuleId[];
  readonly reports: readonly Report[];
  /** Flights that began with this step (indices). */
  readonly sent: readonly number[];
  readonly evidence: Evidence;
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
  /** Why it is lost (or changed): a planned fault (its index), or chance. null: nothing was done to it. */
  readonly fault: number | 'chance' | null;
  /** When each copy arrives: none where lost, two where duplicated. */
  readonly arrivals: readonly Time[];
  /** Where it would have arrived: for a lost one, so that it can be drawn half way. */
  readonly dueAt: Time;
  /** The flight whose sequence numbers go again in this one. */
  readonly again: number | null;
  /** How its departure and its arrivals are known. */
  readonly evidence: { readonly sent: Evidence; readonly arrived: Evidence };
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
  | 'until' /** up to here it was asked for */
  | 'tooManySteps'
  | 'tooLong'
  | 'tooManySegments';

export interface ConnectionTrace {
  /** Names the connection; of a run, its scenario's. */
  readonly id: string;
  readonly ends: Readonly<Record<Side, EndInfo>>;
  readonly steps: readonly Step[];
  readonly flights: readonly Flight[];
  readonly timers: readonly TimerSpan[];
  /** Both ends before anything happens. */
  readonly start: Readonly<Record<Side, EndView>>;
  readonly end: { readonly reason: TraceEnd; readonly at: Time };
}

/** What the TCP of an end goes by; the letter of the RFC where nothing is known of it. */
export const profileAt = ({ ends }: Pick<ConnectionTrace, 'ends'>, side: Side): Profile =>
  ends[side].stack?.profile ?? PROFILES.rfc;

/** What is the case at a moment: a look-up in the trace, no computation. */
export interface Frame {
  readonly at: Time;
  /** The last step that has happened; null before the first. */
  readonly step: Step | null;
  readonly ends: Readonly<Record<Side, EndView>>;
}
