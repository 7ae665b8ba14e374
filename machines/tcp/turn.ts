/**
 * A turn: an endpoint deals with one event. The functions of segmentArrives, userCalls, timers and output work on a
 * turn: they change its TCB, note effects and the events that they raise, and are done when the turn is.
 *
 * A turn lives for one event only. From outside, event in, TCB and effects out, all of it is a pure function.
 */
import { onTheWheel } from './timerWheel.ts';
import type { Effect, Quantity, Report, SendReason, TimerName } from './effects.ts';
import { variablesOf, type Policies } from './policy.ts';
import type { Profile } from './profile.ts';
import type { RuleId } from './rules.ts';
import type { Segment } from './segment.ts';
import type { Seq } from './sequence.ts';
import type { State } from './states.ts';
import { newTcb } from './newTcb.ts';
import type { Tcb } from './tcb.ts';
import { later, type Time } from './time.ts';

/** A cookie for TCP Fast Open, and the MSS that the peer had then (RFC 7413, 4.1.3). */
export interface PeerCookie {
  readonly cookie: string;
  readonly mss: number;
}

/** What a turn raises: the semantic events that move the chart from state to state (figure 5 and its notes). */
export type Raised =
  | 'synReceived'
  | 'synAcknowledged'
  | 'finReceived'
  | 'finAcknowledged'
  | 'finSent'
  | 'backToListen'
  | 'reopened'
  | 'timeWaitOver'
  | 'gone'
  /** Calls that the program made while it waited in another. */
  | 'shutdown'
  | 'close';

/** A TCB being worked on. */
export type Draft = { -readonly [K in keyof Tcb]: Tcb[K] };

export interface Turn {
  /** The state in which the event met the endpoint. */
  readonly state: State;
  readonly now: Time;
  readonly profile: Profile;
  readonly policies: StackPolicies;
  /** A program listens here: it would take a new connection. */
  readonly listening: boolean;
  /** Where our timestamp clock stood when the run began: one clock for all connections of the same two sockets. */
  readonly tsOffset: number;
  /** The number that the next incarnation of the connection starts with. */
  readonly nextIss: Seq;
  /** The connection record; null where there is none (CLOSED, LISTEN). */
  tcb: Draft | null;
  /** What is remembered of the peer for TCP Fast Open, also between connections; null: nothing. */
  peerCookie: PeerCookie | null;
  /** This turn began a new incarnation: `nextIss` is used up. */
  issTaken: boolean;
  readonly effects: Effect[];
  readonly raised: Raised[];
}

/** A turn with a connection record. */
export type Connected = Turn & { tcb: Draft };

/** The policies of a stack, for turns. */
export type StackPolicies = Policies<Connected>;

/** Begins a new incarnation of the connection (3.4.1: each has its own initial sequence number). */
export function begin(turn: Turn, origin: Tcb['origin'], iss = turn.nextIss): Connected {
  if (turn.tcb) stopAllTimers(connected(turn));
  const { profile, policies } = turn;
  const own = variablesOf(policies, profile, iss);
  const { tsOffset } = turn;
  turn.tcb = newTcb(origin, iss, profile, {
    rcvWnd: policies.window.first(profile),
    own,
    tsOffset,
  });
  turn.issTaken = true;
  return connected(turn);
}

/** Asserts that the turn has a connection record; anything else is our mistake and throws. */
export function connected(turn: Turn): Connected {
  if (turn.tcb === null) throw new Error(`no TCB in ${turn.state}`);
  return turn as Connected;
}

/** Cites a rule: the trace tells it, the caption explains it. What holds a large write back piece by piece is said once. */
export function cite(turn: Turn, rule: RuleId): void {
  const before = turn.effects.at(-1);
  if (before?.kind === 'cite' && before.rule === rule) return;
  turn.effects.push(citing(rule));
}

/** One for each rule: a trace of a long connection holds as many citations as steps. */
const citations = new Map<RuleId, Effect>();
function citing(rule: RuleId): Effect {
  let found = citations.get(rule);
  if (found === undefined) {
    found = { kind: 'cite', rule };
    citations.set(rule, found);
  }
  return found;
}

/** Notes a number, in microseconds or octets, and the rule by which it is what it is. */
export function measure(turn: Turn, what: Quantity, value: number, rule: RuleId): void {
  turn.effects.push({ kind: 'measure', what, value, rule });
}

/** Tells the application something. */
export function report(turn: Turn, text: Report): void {
  turn.effects.push({ kind: 'report', text });
}

/** Raises an event: the chart hears of it when the turn is over. */
export function raise(turn: Turn, what: Raised): void {
  turn.raised.push(what);
}

/** Hands a segment to the network. */
export function transmit(turn: Turn, segment: Segment, reason: SendReason): void {
  turn.effects.push({ kind: 'send', segment, reason });
}

/** When a timer that is started now ends: exactly then, or when the profile's clock notices. */
export function deadlineOf({ timerHz }: Profile, now: Time, delayUs: number): Time {
  const exact = later(now, delayUs);
  return timerHz === 0 ? exact : onTheWheel(now, exact, timerHz);
}

/** Starts a timer, or starts it anew. */
export function startTimer(turn: Connected, timer: TimerName, delayUs: number): void {
  const deadline = deadlineOf(turn.profile, turn.now, delayUs);
  const running = { startedAt: turn.now, deadline };
  turn.tcb.timers = { ...turn.tcb.timers, [timer]: running };
  turn.effects.push({ kind: 'startTimer', timer, delayUs, deadline });
}

/** Stops a timer, if it runs. */
export function stopTimer(turn: Connected, timer: TimerName): void {
  if (!turn.tcb.timers[timer]) return;
  timerEnded(turn, timer);
  turn.effects.push({ kind: 'stopTimer', timer });
}

/** A timer ended by itself: it runs no longer, and there is nothing to be stopped. */
export function timerEnded(turn: Connected, timer: TimerName): void {
  const { [timer]: _ended, ...others } = turn.tcb.timers;
  turn.tcb.timers = others;
}

/** Stops every timer that runs. */
export function stopAllTimers(turn: Connected): void {
  for (const timer of Object.keys(turn.tcb.timers) as TimerName[]) stopTimer(turn, timer);
}
