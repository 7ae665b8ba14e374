/**
 * One connection while it is simulated: its two ends as the trace sees them, its link, its programs' reactions, its record. What is
 * still to happen is planned with an agenda, which one connection has for itself, or many share (see world/).
 */
import type { Effect, TimerName } from '../../machines/tcp/effects.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import { settle, type Dealing, type Dealt } from '../../machines/tcp/settle.ts';
import { newEndpoint, type EndpointSnapshot } from '../../machines/tcp/step.ts';
import { endpointInput } from '../../machines/stacks/policies.ts';
import { bringsConnection, isNobodys } from '../../machines/stacks/sockets/handedOver.ts';
import { later, time, type Time } from '../../machines/tcp/time.ts';
import type { Call } from '../trace/calls.ts';
import type { Cause, ConnectionTrace, EndView, TraceEnd } from '../trace/connection.ts';
import { endViewOf, eventOf } from '../trace/endpoint.ts';
import { Recorder } from '../trace/recorder.ts';
import { peerOf, type Side } from '../trace/side.ts';
import { Applications, type FollowingCall } from './applications.ts';
import { injectedSegment } from './injection.ts';
import { makeLink, type Carrier } from './link.ts';
import { endInfoOf, type Scenario } from './scenario.ts';
import { piecesOf, type Work } from './work.ts';

/** The trace of a run, and the scenario that gives this very run again. */
export interface SimulatedTrace extends ConnectionTrace {
  readonly scenario: Scenario;
}

/** Where it is written down what will happen to the ends of a connection. */
export interface Agenda {
  /** A segment will arrive; `flight` is null for one out of nowhere, the `order`-th of those. */
  readonly arrival: (
    at: Time,
    side: Side,
    cause: Cause & { kind: 'segment' },
    order: number,
  ) => void;
  /** A timer will end, unless it is started anew or stopped before. */
  readonly timer: (at: Time, side: Side, timer: TimerName) => void;
  readonly stopTimer: (side: Side, timer: TimerName) => void;
  /** A program will call; `action`: which of the calls that were planned from the start. */
  readonly call: (at: Time, side: Side, call: Call, action: number | null) => void;
}

/** An event, and the cause that the trace knows it by. */
export type Caused = Dealing & { readonly cause: Cause };

const caused = (cause: Cause, now: Time): Caused => ({ event: eventOf(cause, now), cause });

export class ConnectionRun {
  readonly scenario: Scenario;
  readonly recorder = new Recorder();
  readonly #agenda: Agenda;
  readonly #work: Work;
  readonly #link: Carrier;
  readonly #applications: Applications;
  readonly #snapshots: Record<Side, EndpointSnapshot>;
  readonly #views: Record<Side, EndView>;
  readonly #connections: Record<Side, number> = { client: 0, server: 0 };
  readonly #start: Record<Side, EndView>;

  /** `server`: the end that a listener has ready; otherwise it begins in CLOSED, as the client does. */
  constructor(scenario: Scenario, agenda: Agenda, work: Work, server?: EndpointSnapshot) {
    this.scenario = scenario;
    this.#agenda = agenda;
    this.#work = work;
    this.#link = makeLink(scenario);
    this.#applications = new Applications(scenario);
    this.#snapshots = { client: this.#newEnd('client'), server: server ?? this.#newEnd('server') };
    this.#views = {
      client: endViewOf(this.#snapshots.client),
      server: endViewOf(this.#snapshots.server),
    };
    this.#start = { ...this.#views };
  }

  #newEnd(side: Side): EndpointSnapshot {
    const { stack, iss } = endInfoOf(this.scenario, side);
    return newEndpoint(endpointInput(stack.profile, iss));
  }

  /** Writes down everything that the scenario itself brings about. */
  plan(): void {
    this.scenario.actions.forEach(({ atUs, side, ...call }, action) => {
      this.#agenda.call(time(atUs), side, call, action);
    });
    (this.scenario.injections ?? []).forEach((injection, order) => {
      const cause: Cause = { kind: 'segment', segment: injectedSegment(injection), flight: null };
      this.#agenda.arrival(time(injection.atUs), injection.to, cause, order);
    });
  }

  finish(end: { readonly reason: TraceEnd; readonly at: Time }): SimulatedTrace {
    const { scenario } = this;
    const ends = { client: endInfoOf(scenario, 'client'), server: endInfoOf(scenario, 'server') };
    const given = { id: scenario.id, ends, start: this.#start };
    return { ...this.recorder.finish(given, end), scenario };
  }

  viewOf(side: Side): EndView {
    return this.#views[side];
  }

  /** An end that stands alone deals with an event. */
  happen(side: Side, at: Time, cause: Cause): void {
    if (cause.kind === 'call' && this.#isForAnother(side, cause.call)) return;
    if (cause.kind === 'timer') this.recorder.timerFired(side, cause.timer, at);
    const react = (effects: readonly Effect[], of: Caused) =>
      this.#follow(side, at, this.#applications.reactTo(side, effects, of.cause), true);
    this.#work.begin(cause.kind === 'call' ? this.#piecesOf(side, cause.call) : 0);
    const { dealt } = settle(this.#snapshots[side], caused(cause, at), react);
    for (const each of dealt) this.record(side, at, each);
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
      else this.#agenda.call(later(at, afterUs), side, call, null);
    }
    return inside;
  }

  /** Each event that an end dealt with is a step, a reaction too. */
  record(side: Side, at: Time, { cause, snapshot, effects }: Omit<Dealt<Caused>, 'event'>): void {
    const before = this.#views[side];
    this.#work.add(effects.length);
    this.#snapshots[side] = snapshot;
    this.#views[side] = endViewOf(snapshot);
    for (const effect of effects) this.#perform(side, at, effect);
    this.#countConnection(side, effects);
    this.recorder.step(side, at, cause, before, this.#views[side], effects);
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
      this.#agenda.stopTimer(side, effect.timer);
      this.recorder.stopTimer(side, effect.timer, at);
    }
  }

  #send(side: Side, at: Time, effect: Effect & { kind: 'send' }): void {
    const { segment } = effect;
    const verdict = this.#link.carry(side, this.recorder.nextNth(side), segment, at);
    const flight = this.recorder.flight(side, at, effect, verdict);
    for (const arrives of flight.arrivals)
      this.#arrive(peerOf(side), arrives, verdict.rewritten ?? segment, flight.index);
  }

  #arrive(side: Side, at: Time, segment: Segment, flight: number): void {
    this.#agenda.arrival(at, side, { kind: 'segment', segment, flight }, flight);
  }

  #startTimer(side: Side, at: Time, effect: Effect & { kind: 'startTimer' }): void {
    const { timer, delayUs, deadline } = effect;
    const tcb = this.#snapshots[side].context.tcb;
    const backoff = timer === 'retransmission' ? (tcb?.retransmissions ?? 0) : (tcb?.probes ?? 0);
    this.recorder.startTimer({ side, timer, startedAt: at, deadline, delayUs, backoff });
    this.#agenda.timer(deadline, side, timer);
  }
}
