/**
 * The simulation: two endpoints, a link, and a queue of what is still to happen. A pure function of its scenario; it
 * knows no clock but the queue's.
 */
import type { Effect, TimerName } from '../../machines/tcp/effects.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { settle, type Dealing, type Dealt } from '../../machines/tcp/settle.ts';
import { newEndpoint, type EndpointSnapshot } from '../../machines/tcp/step.ts';
import { endpointInput } from '../../machines/stacks/policies.ts';
import { later, time, type Time } from '../../machines/tcp/time.ts';
import type { OutsideEvent } from '../../machines/tcp/endpointSetup.ts';
import { Applications, type FollowingCall } from './applications.ts';
import { bringsConnection, isNobodys } from '../../machines/stacks/sockets/handedOver.ts';
import { injectedSegment } from './injection.ts';
import { AT_ONCE, type Limits } from './limits.ts';
import { makeLink, type Carrier } from './link.ts';
import { Queue } from './queue.ts';
import { Recorder } from './recorder.ts';
import { peerOf, type Side } from '../trace/side.ts';
import type { Call } from '../trace/calls.ts';
import { endInfoOf, type Scenario } from './scenario.ts';
import { piecesOf, Work } from './work.ts';
import type { Cause, EndView, ConnectionTrace, TraceEnd } from '../trace/connection.ts';

/** Order of the first listed call at an instant: behind all reactions. */
const LISTED = 1e9;

type Coming =
  | { readonly side: Side; readonly cause: Cause & { kind: 'segment' } }
  | { readonly side: Side; readonly cause: Cause & { kind: 'call' } }
  | { readonly side: Side; readonly cause: Cause & { kind: 'timer' } };

/** The trace of a run, and the scenario that gives this very run again. */
export interface SimulatedTrace extends ConnectionTrace {
  readonly scenario: Scenario;
}

/** An event, and the cause that the trace knows it by. */
type Caused = Dealing & { readonly cause: Cause };

const caused = (cause: Cause, now: Time): Caused => ({ event: eventOf(cause, now), cause });

/** Runs a scenario to its end, at once: a long run is cut off. */
export const simulate = (scenario: Scenario, limits: Limits = AT_ONCE): SimulatedTrace =>
  new Simulation(scenario, limits).finish();

/** A run of a scenario, which can be simulated bit by bit. */
export class Simulation {
  readonly #scenario: Scenario;
  readonly #limits: Limits;
  readonly #link: Carrier;
  readonly #queue = new Queue<Coming>();
  readonly #recorder = new Recorder();
  readonly #applications: Applications;
  readonly #snapshots: Record<Side, EndpointSnapshot>;
  readonly #views: Record<Side, EndView>;
  readonly #connections: Record<Side, number> = { client: 0, server: 0 };
  #armed = 0;
  #called = 0;
  readonly #work: Work;
  readonly #start: Record<Side, EndView>;
  #at = time(0);

  constructor(scenario: Scenario, limits: Limits) {
    this.#scenario = scenario;
    this.#limits = limits;
    this.#work = new Work(limits.work);
    this.#link = makeLink(scenario);
    this.#applications = new Applications(scenario);
    this.#snapshots = { client: this.#newEnd('client'), server: this.#newEnd('server') };
    this.#views = {
      client: viewOf(this.#snapshots.client),
      server: viewOf(this.#snapshots.server),
    };
    this.#start = { ...this.#views };
    this.#plan();
  }

  /** How many segments have left so far. */
  get flights(): number {
    return this.#recorder.flights.length;
  }

  #newEnd(side: Side): EndpointSnapshot {
    const { stack, iss } = endInfoOf(this.#scenario, side);
    return newEndpoint(endpointInput(stack.profile, iss));
  }

  finish(): SimulatedTrace {
    for (;;) {
      const trace = this.next();
      if (trace) return trace;
    }
  }

  /** Lets the next thing happen. Where there is none, or a limit is reached, the run is over: then it gives the trace. */
  next(): SimulatedTrace | null {
    const next = this.#queue.peek();
    if (!next) return this.#end('quiet', this.#recorder.lastMoment(this.#at));
    const until = this.#scenario.untilUs;
    const stop = this.#stopBefore(next.at, until);
    if (stop) return this.#end(stop, stop === 'until' ? time(until ?? this.#at) : this.#at);
    this.#queue.take();
    this.#at = next.at;
    this.#happen(next.at, next.what);
    return null;
  }

  /** What there is of the run so far. */
  cut(): SimulatedTrace {
    return this.#end('tooManySegments', this.#at);
  }

  #end(reason: TraceEnd, at: Time): SimulatedTrace {
    const scenario = this.#scenario;
    const ends = { client: endInfoOf(scenario, 'client'), server: endInfoOf(scenario, 'server') };
    const given = { id: scenario.id, ends, start: this.#start };
    return { ...this.#recorder.finish(given, { reason, at }), scenario };
  }

  #stopBefore(at: Time, until: number | undefined): TraceEnd | null {
    if (until !== undefined && at > until) return 'until';
    if (at > this.#limits.timeUs) return 'tooLong';
    const { steps } = this.#limits;
    if (this.#recorder.steps.length >= steps || this.#work.isUsedUp) return 'tooManySteps';
    return this.#recorder.flights.length >= this.#limits.flights ? 'tooManySegments' : null;
  }

  /** Everything that the scenario itself brings about. */
  #plan(): void {
    this.#scenario.actions.forEach(({ atUs, side, ...call }, action) => {
      this.#planCall(time(atUs), side, call, action);
    });
    (this.#scenario.injections ?? []).forEach((injection, order) => {
      const cause: Cause = { kind: 'segment', segment: injectedSegment(injection), flight: null };
      const what = { side: injection.to, cause };
      this.#queue.add({ at: time(injection.atUs), kind: 'arrival', order: order - 1e6, what });
    });
  }

  #planCall(at: Time, side: Side, call: Call, action: number | null): void {
    const cause: Cause = { kind: 'call', call, action };
    // listed calls come after reactions, so that a call added at a moment changes nothing before it
    const order = action === null ? this.#called++ : LISTED + action;
    this.#queue.add({ at, kind: 'call', order, what: { side, cause } });
  }

  #happen(at: Time, { side, cause }: Coming): void {
    if (cause.kind === 'call' && this.#isForAnother(side, cause.call)) return;
    if (cause.kind === 'timer') this.#recorder.timerFired(side, cause.timer, at);
    const react = (effects: readonly Effect[], of: Caused) =>
      this.#follow(side, at, this.#applications.reactTo(side, effects, of.cause), true);
    this.#work.begin(cause.kind === 'call' ? this.#piecesOf(side, cause.call) : 0);
    const { dealt } = settle(this.#snapshots[side], caused(cause, at), react);
    for (const each of dealt) this.#record(side, at, each);
  }

  #piecesOf(side: Side, call: Call): number {
    const { tcb, profile } = this.#snapshots[side].context;
    return piecesOf(call, tcb?.sndMss ?? profile.mss);
  }

  /** Takes on the calls that follow. Those inside the signal are given back, the others are planned. */
  #follow(side: Side, at: Time, following: Iterable<FollowingCall>, isInSignal: boolean): Caused[] {
    const inside: Caused[] = [];
    for (const { afterUs, call } of following) {
      const isInside = isInSignal && afterUs === 0;
      if (!this.#work.takesOn(isInside ? this.#piecesOf(side, call) : 1)) break;
      if (isInside) inside.push(caused({ kind: 'call', call, action: null }, at));
      else this.#planCall(later(at, afterUs), side, call, null);
    }
    return inside;
  }

  /** Each event that the endpoint dealt with is a step, a reaction too. */
  #record(side: Side, at: Time, { cause, snapshot, effects }: Dealt<Caused>): void {
    const before = this.#views[side];
    this.#work.add(effects.length);
    this.#snapshots[side] = snapshot;
    this.#views[side] = viewOf(snapshot);
    for (const effect of effects) this.#perform(side, at, effect);
    this.#countConnection(side, effects);
    this.#recorder.step(side, at, cause, before, this.#views[side], effects);
    const read = this.#applications.reactToReading(side, before, effects, this.#views[side]);
    this.#follow(side, at, read, false);
  }

  /** A call on a connection that is over, or not there yet, reaches nobody. */
  #isForAnother(side: Side, { connection, call }: Call): boolean {
    if (connection === undefined || call === 'connect') return false;
    const { state, tcb } = this.#snapshots[side].context;
    return isNobodys(state, tcb) || connection !== this.#connections[side];
  }

  #countConnection(side: Side, effects: readonly Effect[]): void {
    if (bringsConnection(this.#snapshots[side].context.tcb, effects)) this.#connections[side] += 1;
  }

  #perform(side: Side, at: Time, effect: Effect): void {
    if (effect.kind === 'send') this.#send(side, at, effect);
    else if (effect.kind === 'startTimer') this.#startTimer(side, at, effect);
    else if (effect.kind === 'stopTimer') {
      this.#queue.remove(keyOf(side, effect.timer));
      this.#recorder.stopTimer(side, effect.timer, at);
    }
  }

  #send(side: Side, at: Time, effect: Effect & { kind: 'send' }): void {
    const { segment } = effect;
    const verdict = this.#link.carry(side, this.#recorder.nextNth(side), segment, at);
    const flight = this.#recorder.flight(side, at, effect, verdict);
    for (const arrives of flight.arrivals)
      this.#arrive(peerOf(side), arrives, verdict.rewritten ?? segment, flight.index);
  }

  #arrive(side: Side, at: Time, segment: Segment, flight: number): void {
    const cause: Cause = { kind: 'segment', segment, flight };
    this.#queue.add({ at, kind: 'arrival', order: flight, what: { side, cause } });
  }

  #startTimer(side: Side, at: Time, effect: Effect & { kind: 'startTimer' }): void {
    const { timer, delayUs, deadline } = effect;
    const tcb = this.#snapshots[side].context.tcb;
    const backoff = timer === 'retransmission' ? (tcb?.retransmissions ?? 0) : (tcb?.probes ?? 0);
    this.#recorder.startTimer({ side, timer, startedAt: at, deadline, delayUs, backoff });
    const what: Coming = { side, cause: { kind: 'timer', timer } };
    const key = keyOf(side, timer);
    this.#queue.add({ at: deadline, kind: 'timer', order: this.#armed++, what, key });
  }
}

const viewOf = ({ context }: EndpointSnapshot): EndView => {
  const { state, tcb, listening, remoteNamed, incarnation, peerCookie } = context;
  const view = { state, tcb, listening, remoteNamed, incarnation };
  return peerCookie ? { ...view, peerCookie } : view;
};

/** A timer among what is still to happen: of each there is one at most. */
const keyOf = (side: Side, timer: TimerName): string => `${side} ${timer}`;

/** A cause as the chart hears of it. */
export function eventOf(cause: Cause, now: Time): OutsideEvent {
  switch (cause.kind) {
    case 'segment':
      return { type: 'segmentArrives', segment: cause.segment, now };
    case 'timer':
      return { type: `timeout.${cause.timer}`, now };
    case 'call': {
      const { call, bytes, remote, whole = false, more = false } = cause.call;
      if (call === 'send') return { type: 'send', bytes: bytes ?? 0, more, now };
      if (call === 'receive') return { type: 'receive', bytes, whole, now };
      if (call === 'connect') return { type: call, remote, bytes, now };
      if (call === 'listen') return { type: call, remote, now };
      return { type: call, now };
    }
  }
}
