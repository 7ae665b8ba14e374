/**
 * A driver: one endpoint on its own, played by hand. It makes calls, lets segments arrive, moves a clock that nothing
 * else moves, and says what came of it. The tests use it; a conformance suite from elsewhere needs but an adapter.
 *
 * Times are whole microseconds since the driver was made (`ms(50)`, `s(240)`); lengths and windows are octets; sequence
 * numbers are absolute, modulo 2^32.
 *
 *     const end = new Driver({ settings: { timeWaitUs: s(60) }, iss: [100] });
 *     end.call({ type: 'connect' });
 *     end.take().sent;     // [{ at: 0, segment: { syn: true, seq: 100, ... }, reason: 'first' }]
 *     end.arrives({ syn: true, ack: true, seq: 300, ackNumber: 101 });
 *     end.call({ type: 'send', bytes: 10 });
 *     end.advance(s(1));   // nobody answers, so the timer fires and the octets go again
 *     end.state;           // 'ESTABLISHED'
 *     end.program.at(-1);  // { kind: 'call', name: 'send', result: { kind: 'bytes', bytes: 10 }, ... }
 *     end.readable;        // 0: nothing has come
 */
import { CALLS, type CallEvent } from '../tcp/calls.ts';
import type { Effect, TimerName } from '../tcp/effects.ts';
import type { OutsideEvent } from '../tcp/endpointSetup.ts';
import type { Profile } from '../tcp/profile.ts';
import { settingsOfSocketOptions } from './linux/socketOptions.ts';
import { settingsOfSysctls } from './linux/sysctls.ts';
import type { EndStep } from './sockets/endStep.ts';
import type { Doing } from './sockets/program.ts';
import { ProgramWriter } from './sockets/writer.ts';
import { endpointInput } from './policies.ts';
import { profileOf, type ProfileName } from './profiles.ts';
import { segmentOf, type SegmentParts } from '../tcp/segment.ts';
import { settle, type Dealing, type Dealt } from '../tcp/settle.ts';
import type { State } from '../tcp/states.ts';
import { newEndpoint, type EndpointSnapshot } from '../tcp/step.ts';
import type { RunningTimer, Tcb } from '../tcp/tcb.ts';
import { time, type Time } from '../tcp/time.ts';

export interface DriverOptions {
  /** Which profile to begin with; `rfc` unless told. */
  readonly profile?: ProfileName;
  /** Values of the profile set otherwise. */
  readonly settings?: Partial<Profile>;
  /** The same by the kernel's names: what the administrator set, and the program on its socket. */
  readonly sysctls?: Readonly<Record<string, string>>;
  readonly socketOptions?: Readonly<Record<string, string>>;
  /** Initial sequence numbers, one per incarnation of the connection, the last one repeats; [100] unless told. */
  readonly iss?: readonly number[];
  /** The application: given what just happened, the calls it makes at once, before what is owed leaves. */
  readonly application?: (effects: readonly Effect[]) => readonly CallEvent[];
}

/** An effect, with the moment it came about. */
export type At<K extends Effect['kind']> = Extract<Effect, { kind: K }> & { readonly at: Time };

/** What the endpoint did: all effects in order, and some of them by kind. */
export interface Done {
  readonly effects: readonly At<Effect['kind']>[];
  readonly sent: readonly At<'send'>[];
  readonly reported: readonly At<'report'>[];
  readonly delivered: readonly At<'deliver'>[];
}

export type Alarm = RunningTimer & { readonly timer: TimerName };

export class Driver {
  #snapshot: EndpointSnapshot;
  #now = time(0);
  #effects: At<Effect['kind']>[] = [];
  /** The timers in the order in which they were armed last: at one instant they fire in that order. */
  #armed: TimerName[] = [];
  /** What the program was told of last, and of how much. */
  #seen: EndStep['before'];
  #happened = 0;
  readonly #program: ProgramWriter;
  readonly #application: NonNullable<DriverOptions['application']>;

  /** An endpoint in CLOSED, at time 0. */
  constructor({ profile = 'rfc', iss = [100], application, ...given }: DriverOptions = {}) {
    const settings = {
      ...settingsOfSysctls(given.sysctls ?? {}),
      ...settingsOfSocketOptions(given.socketOptions ?? {}),
      ...given.settings,
    };
    const resolved = profileOf(profile, settings);
    this.#snapshot = newEndpoint(endpointInput(resolved, iss));
    this.#seen = this.#snapshot.context;
    this.#program = new ProgramWriter(resolved, false);
    this.#application = application ?? (() => []);
  }

  get now(): Time {
    return this.#now;
  }

  get state(): State {
    return this.#snapshot.context.state;
  }

  /** The connection record; null in CLOSED and LISTEN. */
  get tcb(): Tcb | null {
    return this.#snapshot.context.tcb;
  }

  get snapshot(): EndpointSnapshot {
    return this.#snapshot;
  }

  /** The running timers, in the order in which they will fire. */
  get timers(): Alarm[] {
    const running = this.tcb?.timers ?? {};
    return this.#armed
      .flatMap((timer) => (running[timer] ? [{ timer, ...running[timer] }] : []))
      .sort((a, b) => a.deadline - b.deadline);
  }

  /** The application makes a call. */
  call(call: CallEvent): void {
    this.#happen({ ...call, now: this.#now });
  }

  arrives(parts: SegmentParts): void {
    this.#happen({ type: 'segmentArrives', segment: segmentOf(parts), now: this.#now });
  }

  /** Tells the endpoint at once that a timer has ended, whether it is due or not. Normally `advance` does that. */
  expire(timer: TimerName): void {
    this.#happen({ type: `timeout.${timer}`, now: this.#now });
  }

  /** Lets so many microseconds pass. Timers that end by then fire: by deadline, then in the order of their arming. */
  advance(us: number): void {
    this.advanceTo(this.#now + us);
  }

  /** Lets time pass up to a moment. With `arrivalsFirst`, timers due at that very moment wait for the next advance. */
  advanceTo(at: number, { arrivalsFirst = false } = {}): void {
    const isDue = ({ deadline }: Alarm) => (arrivalsFirst ? deadline < at : deadline <= at);
    for (let [next] = this.timers; next && isDue(next); [next] = this.timers) {
      this.#now = next.deadline;
      this.expire(next.timer);
    }
    this.#now = time(Math.max(at, this.#now));
  }

  /**
   * What the program sees: its calls of the sockets interface so far, in order, when each was made and returned, and with
   * what: octets, or an errno. One that has not returned has no result yet.
   */
  get program(): readonly Doing[] {
    this.#program.passTo({ at: this.#now, step: this.#happened - 1 });
    return this.#program.doings;
  }

  /** Octets that the program could read at once. */
  get readable(): number {
    return this.tcb?.unread ?? 0;
  }

  /** What the endpoint did since this was asked last. */
  take(): Done {
    const effects = this.#effects;
    this.#effects = [];
    const of = <K extends Effect['kind']>(kind: K) =>
      effects.filter((effect): effect is At<K> => effect.kind === kind);
    return { effects, sent: of('send'), reported: of('report'), delivered: of('deliver') };
  }

  #happen(event: OutsideEvent): void {
    const react = (effects: readonly Effect[]) =>
      this.#application(effects).map((call) => ({ event: { ...call, now: this.#now } }));
    const { snapshot, effects, dealt } = settle<Dealing>(this.#snapshot, { event }, react);
    for (const deal of dealt) this.#tellProgram(deal);
    this.#snapshot = snapshot;
    for (const effect of effects) {
      this.#effects.push({ ...effect, at: this.#now });
      if (effect.kind !== 'startTimer') continue;
      this.#armed = [...this.#armed.filter((timer) => timer !== effect.timer), effect.timer];
    }
  }

  #tellProgram({ event, snapshot, effects }: Dealt<Dealing>): void {
    this.#program.happens({
      index: this.#happened,
      at: this.#now,
      cause: causeOf(event),
      before: this.#seen,
      after: snapshot.context,
      effects,
      reports: effects.flatMap((effect) => (effect.kind === 'report' ? [effect.text] : [])),
    });
    this.#seen = snapshot.context;
    this.#happened += 1;
  }
}

function causeOf(event: OutsideEvent): EndStep['cause'] {
  if (event.type === 'segmentArrives') return { kind: 'segment' };
  const call = CALLS.find((name) => name === event.type);
  if (call === undefined) return { kind: 'timer' };
  return { kind: 'call', call: { call, ...('bytes' in event && { bytes: event.bytes }) } };
}
