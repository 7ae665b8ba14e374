/**
 * A world while it is simulated: the server's host, and a connection for each client, on one queue of what is still to happen. The
 * client's end of a connection stands alone; the server's is the host's (machines/host), which decides what becomes of a segment.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import { hostStep } from '../../../machines/host/hostStep.ts';
import {
  acceptQueueOf,
  newHost,
  type Host,
  type HostEffect,
  type HostEvent,
  type ListenerId,
} from '../../../machines/host/host.ts';
import { freshEndpoint } from '../../../machines/host/hostTurn.ts';
import { LINUX_HOST } from '../../../machines/host/settings.ts';
import type { Tuple } from '../../../machines/host/tuple.ts';
import { profileOf } from '../../../machines/stacks/profiles.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause, TraceEnd } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionIndex, Happening, What, WorldTrace } from '../../trace/world.ts';
import { ConnectionRun, eventOf, type Agenda } from '../connectionRun.ts';
import { Queue } from '../queue.ts';
import { chance } from '../random.ts';
import { Work } from '../work.ts';
import { connectionScenario, tupleOfClient } from './connectionScenario.ts';
import { WORLD_LIMITS, type WorldLimits } from './worldLimits.ts';
import type { HostAction, WorldScenario } from './worldScenario.ts';

type Coming =
  | {
      readonly kind: 'end';
      readonly connection: ConnectionIndex;
      readonly side: Side;
      readonly cause: Cause;
    }
  | { readonly kind: 'action'; readonly action: HostAction };

/** Runs a world to its end, at once: a long one is cut off. */
export function simulateWorld(scenario: WorldScenario, limits = WORLD_LIMITS): WorldTrace {
  const run = new WorldRun(scenario, limits);
  for (;;) {
    const trace = run.next();
    if (trace) return trace;
  }
}

export class WorldRun {
  readonly #scenario: WorldScenario;
  readonly #limits: WorldLimits;
  readonly #queue = new Queue<Coming>();
  readonly #runs: ConnectionRun[] = [];
  readonly #byTuple = new Map<Tuple, ConnectionIndex>();
  readonly #tuples: Tuple[] = [];
  readonly #happenings: Happening[] = [];
  readonly #ports: number[] = [];
  readonly #work = new Work(Infinity);
  /** Calls of accept() that wait, by listener. */
  readonly #accepting = new Map<ListenerId, number>();
  #host: Host;
  #at = time(0);
  #sent = 0;
  #armed = 0;
  #called = 0;

  constructor(scenario: WorldScenario, limits: WorldLimits) {
    this.#scenario = scenario;
    this.#limits = limits;
    scenario.clients.forEach((client, index) => {
      const tuple = tupleOfClient(client, index);
      this.#tuples.push(tuple);
      this.#byTuple.set(tuple, index);
    });
    this.#host = newHost(this.#hostInput());
    scenario.clients.forEach((client, index) => {
      const listening = freshEndpoint(this.#host, this.#tupleOf(index), time(0));
      const run = new ConnectionRun(
        connectionScenario(scenario, index),
        this.#agendaOf(index),
        this.#work,
        listening,
      );
      this.#runs.push(run);
      run.plan();
    });
    (scenario.server.actions ?? []).forEach((action, order) => {
      const what: Coming = { kind: 'action', action };
      this.#queue.add({ at: time(action.atUs), kind: 'call', order: 1e9 + order, what });
    });
  }

  #hostInput() {
    const { server, profile, settings, clients } = this.#scenario;
    return {
      settings: { ...LINUX_HOST, ...server.host },
      profile: profileOf(profile, { ...settings, ...server.settings, autoRead: false }),
      issOf: (tuple: Tuple) => clients[this.#indexOf(tuple)]?.serverIss ?? [0],
      reuseportOf: (tuple: Tuple, open: readonly number[]) => {
        const known = server.reuseport?.[this.#indexOf(tuple)];
        if (known !== undefined && open.includes(known)) return known;
        return open[Math.floor(chance(0, tuple) * open.length)] ?? 0;
      },
    };
  }

  #tupleOf(connection: ConnectionIndex): Tuple {
    const tuple = this.#tuples[connection];
    if (tuple === undefined) throw new Error(`no connection ${connection}`);
    return tuple;
  }

  #indexOf(tuple: Tuple): ConnectionIndex {
    const index = this.#byTuple.get(tuple);
    if (index === undefined) throw new Error(`no client has ${tuple}`);
    return index;
  }

  #runOf(connection: ConnectionIndex): ConnectionRun {
    const run = this.#runs[connection];
    if (!run) throw new Error(`no connection ${connection}`);
    return run;
  }

  /** Lets the next thing happen. Where there is none, or a limit is reached, it gives the trace. */
  next(): WorldTrace | null {
    const next = this.#queue.peek();
    if (!next) return this.#end('quiet', this.#lastMoment());
    const { untilUs } = this.#scenario;
    if (untilUs !== undefined && next.at > untilUs) return this.#end('until', time(untilUs));
    if (next.at > this.#limits.timeUs) return this.#end('tooLong', this.#at);
    if (this.#happenings.length >= this.#limits.happenings)
      return this.#end('tooManySteps', this.#at);
    this.#queue.take();
    this.#at = next.at;
    this.#happen(next.what);
    return null;
  }

  #lastMoment(): Time {
    return time(
      Math.max(this.#at, ...this.#runs.map(({ recorder }) => recorder.lastMoment(this.#at))),
    );
  }

  #end(reason: TraceEnd, at: Time): WorldTrace {
    const { id, clients } = this.#scenario;
    return {
      id,
      clients: clients.map(({ name, isForged = false }, connection) => ({
        ...{ name, connection, isForged },
      })),
      listeners: this.#ports.map((port) => ({ port })),
      connections: this.#runs.map((run) => run.finish({ reason, at })),
      happenings: this.#happenings,
      end: { reason, at },
    };
  }

  #happen(coming: Coming): void {
    if (coming.kind === 'action') {
      this.#act(coming.action);
      return;
    }
    const { connection, side, cause } = coming;
    if (side === 'client') {
      const before = this.#runOf(connection).recorder.steps.length;
      this.#runOf(connection).happen(side, this.#at, cause);
      this.#noteSteps(connection, before);
    } else {
      if (cause.kind === 'timer')
        this.#runOf(connection).recorder.timerFired('server', cause.timer, this.#at);
      this.#hostDeals(hostEventOf(this.#tupleOf(connection), cause, this.#at), cause);
    }
  }

  #act(action: HostAction): void {
    if (action.do === 'call') {
      const cause: Cause = { kind: 'call', call: action.call, action: null };
      this.#happen({ kind: 'end', connection: action.connection, side: 'server', cause });
      return;
    }
    const { atUs: _at, ...what } = action;
    if (what.do === 'listen') {
      this.#ports[what.listener] = what.port;
      this.#hostDeals({ kind: 'listen', ...what }, null);
    } else if (what.do === 'sysctl') this.#hostDeals({ kind: 'sysctl', settings: what.host }, null);
    else if (what.do === 'accept') {
      this.#accepting.set(what.listener, (this.#accepting.get(what.listener) ?? 0) + 1);
      this.#acceptWhatWaits(what.listener);
    } else this.#hostDeals({ kind: 'closeListener', listener: what.listener }, null);
  }

  #acceptWhatWaits(listener: ListenerId): void {
    const waiting = this.#accepting.get(listener) ?? 0;
    if (waiting === 0 || acceptQueueOf(this.#host, listener).length === 0) return;
    this.#accepting.set(listener, waiting - 1);
    this.#hostDeals({ kind: 'accept', listener }, null);
  }

  #hostDeals(event: HostEvent, cause: Cause | null): void {
    const { host, effects } = hostStep(this.#host, event, this.#at);
    this.#host = host;
    for (const effect of effects) this.#perform(effect, cause);
  }

  #perform(effect: HostEffect, cause: Cause | null): void {
    switch (effect.kind) {
      case 'dealt': {
        const connection = this.#indexOf(effect.tuple);
        const run = this.#runOf(connection);
        const before = run.recorder.steps.length;
        const { snapshot, effects } = effect;
        run.record('server', this.#at, { snapshot, effects, cause: cause ?? ABORTED });
        this.#noteSteps(connection, before);
        return;
      }
      case 'queue':
      case 'accepted': {
        const { tuple, ...what } = effect;
        this.#note({ ...what, connection: this.#indexOf(tuple) });
        if (what.kind === 'queue' && what.queue === 'acceptQueue' && what.does === 'enters')
          this.#acceptWhatWaits(what.listener);
        return;
      }
      case 'limit':
      case 'closed':
      case 'count':
        this.#note(effect);
    }
  }

  #note(what: What): void {
    this.#happenings.push({ ...what, at: this.#at });
  }

  #noteSteps(connection: ConnectionIndex, from: number): void {
    const { steps } = this.#runOf(connection).recorder;
    for (let step = from; step < steps.length; step += 1)
      this.#note({ kind: 'step', connection, step });
  }

  #agendaOf(connection: ConnectionIndex): Agenda {
    const queue = this.#queue;
    const keyOf = (side: Side, timer: TimerName) => `${connection} ${side} ${timer}`;
    const { settings, server } = this.#scenario;
    const timerHz = { ...settings, ...server.settings }.timerHz ?? 0;
    const isOnWheel = (side: Side) => side === 'server' && timerHz > 0;
    const end = (side: Side, cause: Cause): Coming => ({ kind: 'end', connection, side, cause });
    return {
      arrival: (at, side, cause) => {
        queue.add({ at, kind: 'arrival', order: this.#sent++, what: end(side, cause) });
      },
      timer: (at, side, timer) => {
        const what = end(side, { kind: 'timer', timer });
        // of the timers in one slot of Linux's wheel the one that was set last fires first
        const order = isOnWheel(side) ? -this.#armed++ : this.#armed++;
        queue.add({ at, kind: 'timer', order, what, key: keyOf(side, timer) });
      },
      stopTimer: (side, timer) => {
        queue.remove(keyOf(side, timer));
      },
      call: (at, side, call, action) => {
        const order = action === null ? this.#called++ : 1e9 + action;
        queue.add({ at, kind: 'call', order, what: end(side, { kind: 'call', call, action }) });
      },
    };
  }
}

/** The listener is closed, and with it all that nobody has accepted. */
const ABORTED: Cause = { kind: 'call', call: { call: 'abort' }, action: null };

function hostEventOf(tuple: Tuple, cause: Cause, now: Time): HostEvent {
  const event = eventOf(cause, now);
  if (event.type === 'segmentArrives') return { kind: 'segment', tuple, event };
  if (cause.kind === 'timer')
    return { kind: 'timer', tuple, event: { type: `timeout.${cause.timer}`, now } };
  return { kind: 'call', tuple, event };
}
