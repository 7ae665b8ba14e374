/**
 * A world while it is simulated: the server's host with the programs on it, and a connection for each client, on one queue of what is
 * still to happen. The client's end of a connection stands alone; the server's is the host's, which decides what becomes of a segment.
 */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import { freshEndpoint } from '../../../machines/host/hostTurn.ts';
import type { HostInput, ListenerId } from '../../../machines/host/host.ts';
import { LINUX_HOST } from '../../../machines/host/settings.ts';
import type { Tuple } from '../../../machines/host/tuple.ts';
import { Server } from '../../../machines/server/server.ts';
import type { Pace } from '../../../machines/server/pace.ts';
import type {
  ConnectionId,
  Notice,
  Sockets,
  Transferred,
} from '../../../machines/server/sockets.ts';
import { profileOf } from '../../../machines/stacks/profiles.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause, TraceEnd } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';
import type { ConnectionIndex, Happening, What, WorldTrace } from '../../trace/world.ts';
import { ConnectionRun, type Agenda } from '../connectionRun.ts';
import { Queue } from '../queue.ts';
import { chance } from '../random.ts';
import { Work } from '../work.ts';
import { ClientRun, type ClientWake } from './clientPrograms.ts';
import { connectionScenario, tupleOfClient } from './connectionScenario.ts';
import { WorldHost } from './worldHost.ts';
import { WORLD_LIMITS, type WorldLimits } from './worldLimits.ts';
import type { HostAction, WorldScenario } from './worldScenario.ts';

type Coming =
  | {
      readonly kind: 'end';
      readonly connection: ConnectionIndex;
      readonly side: Side;
      readonly cause: Cause;
    }
  | { readonly kind: 'client'; readonly client: number; readonly wake: ClientWake }
  | { readonly kind: 'action'; readonly action: HostAction };

/** Runs a world to its end, at once: a long one is cut off. `pace`: how late programs are, where that is known. */
export function simulateWorld(
  scenario: WorldScenario,
  limits = WORLD_LIMITS,
  pace?: Pace,
): WorldTrace {
  const run = new WorldRun(scenario, limits, pace);
  for (;;) {
    const trace = run.next();
    if (trace) return trace;
  }
}

/** Behind whatever else is to happen at an instant. */
const LISTED = 1e9;

export class WorldRun {
  readonly #scenario: WorldScenario;
  readonly #limits: WorldLimits;
  readonly #queue = new Queue<Coming>();
  readonly #runs: ConnectionRun[] = [];
  readonly #clients: (ClientRun | null)[] = [];
  readonly #byTuple = new Map<Tuple, ConnectionIndex>();
  readonly #tuples: Tuple[] = [];
  readonly #happenings: Happening[] = [];
  readonly #work = new Work(Infinity);
  /** Calls of accept() that wait, by listener, of a server that acts by the clock. */
  readonly #accepting = new Map<ListenerId, number>();
  /** What the server's program has read and written of each connection. */
  readonly #served: { received: number; sent: number }[] = [];
  readonly #host: WorldHost;
  readonly #server: Server | null;
  #at = time(0);
  #sent = 0;
  #armed = 0;
  #called = 0;

  constructor(scenario: WorldScenario, limits: WorldLimits, pace?: Pace) {
    this.#scenario = scenario;
    this.#limits = limits;
    scenario.clients.forEach((client, index) => {
      const tuple = tupleOfClient(client, index);
      this.#tuples.push(tuple);
      this.#byTuple.set(tuple, index);
    });
    const input = this.#hostInput();
    this.#host = new WorldHost(input, scenario.clients[0]?.serverPort ?? 80, {
      now: () => this.#at,
      indexOf: (tuple) => this.#indexOf(tuple),
      tupleOf: (connection) => this.#tupleOf(connection),
      dealt: (connection, { snapshot, effects }, cause) =>
        this.#step(connection, (run) =>
          run.record('server', this.#at, { snapshot, effects, cause }),
        ),
      note: (what) => this.#note(what),
      notify: (notice) => this.#notify(notice),
    });
    scenario.clients.forEach((_, index) => this.#addClient(index, input));
    (scenario.server.actions ?? []).forEach((action, order) => {
      const what: Coming = { kind: 'action', action };
      this.#queue.add({ at: time(action.atUs), kind: 'call', order: LISTED + order, what });
    });
    const { program } = scenario.server;
    this.#server = program ? new Server(program, this.#sockets(), pace) : null;
    this.#server?.start(this.#at);
  }

  #addClient(index: ConnectionIndex, input: HostInput): void {
    const listening = freshEndpoint(input, this.#tupleOf(index), time(0));
    const scenario = connectionScenario(this.#scenario, index);
    const run = new ConnectionRun(scenario, this.#agendaOf(index), this.#work, listening);
    this.#runs.push(run);
    this.#served.push({ received: 0, sent: 0 });
    run.plan();
    const program = this.#scenario.clients[index]?.program;
    const client = program
      ? new ClientRun(program, {
          now: () => this.#at,
          call: (call) => this.#clientDeals(index, { kind: 'call', call, action: null }),
          wakeAt: (at, wake) => {
            const what: Coming = { kind: 'client', client: index, wake };
            this.#queue.add({ at, kind: 'call', order: this.#called++, what });
          },
          note: (what) => this.#note({ kind: 'client', client: index, what }),
        })
      : null;
    this.#clients.push(client);
  }

  #hostInput(): HostInput {
    const { server, profile, settings, clients } = this.#scenario;
    return {
      settings: { ...LINUX_HOST, ...server.host },
      profile: profileOf(profile, { ...settings, ...server.settings, autoRead: false }),
      issOf: (tuple) => clients[this.#indexOf(tuple)]?.serverIss ?? [0],
      reuseportOf: (tuple, open) => {
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
    const serverAt = this.#server?.nextAt ?? null;
    if (!next && serverAt === null) return this.#end('quiet', this.#lastMoment());
    const at = time(Math.min(next?.at ?? Infinity, serverAt ?? Infinity));
    const { untilUs } = this.#scenario;
    if (untilUs !== undefined && at > untilUs) return this.#end('until', time(untilUs));
    if (at > this.#limits.timeUs) return this.#end('tooLong', this.#at);
    if (this.#happenings.length >= this.#limits.happenings)
      return this.#end('tooManySteps', this.#at);
    this.#at = at;
    if (next?.at === at) {
      this.#queue.take();
      this.#happen(next.what);
    } else this.#server?.advance(at);
    this.#noteServer();
    return null;
  }

  #lastMoment(): Time {
    return time(
      this.#runs.reduce((last, { recorder }) => Math.max(last, recorder.lastMoment(this.#at)), 0),
    );
  }

  #end(reason: TraceEnd, at: Time): WorldTrace {
    const { id, clients } = this.#scenario;
    return {
      id,
      clients: clients.map(({ name, isForged = false }, connection) => ({
        ...{ name, connection, isForged },
      })),
      listeners: this.#host.ports.map((port) => ({ port })),
      connections: this.#runs.map((run) => run.finish({ reason, at })),
      happenings: this.#happenings,
      end: { reason, at },
    };
  }

  #happen(coming: Coming): void {
    switch (coming.kind) {
      case 'action':
        this.#act(coming.action);
        return;
      case 'client':
        this.#clients[coming.client]?.wake(coming.wake);
        return;
      case 'end':
        if (coming.side === 'client') this.#clientDeals(coming.connection, coming.cause);
        else this.#serverDeals(coming.connection, coming.cause);
    }
  }

  #clientDeals(connection: ConnectionIndex, cause: Cause): void {
    this.#step(connection, (run) => run.happen('client', this.#at, cause));
  }

  #serverDeals(connection: ConnectionIndex, cause: Cause): void {
    if (cause.kind === 'timer')
      this.#runOf(connection).recorder.timerFired('server', cause.timer, this.#at);
    this.#host.dealOf(connection, cause);
  }

  /** What a connection's end does are its steps, and the client's program hears of its own. */
  #step(connection: ConnectionIndex, deal: (run: ConnectionRun) => void): void {
    const run = this.#runOf(connection);
    const { steps } = run.recorder;
    const from = steps.length;
    deal(run);
    const made = steps.slice(from);
    for (const { index } of made) this.#note({ kind: 'step', connection, step: index });
    for (const { side, effects } of made)
      if (side === 'client') this.#clients[connection]?.happened(effects);
  }

  #act(action: HostAction): void {
    switch (action.do) {
      case 'call':
        this.#serverDeals(action.connection, { kind: 'call', call: action.call, action: null });
        return;
      case 'listen':
        this.#host.listenOn(action.listener, action.port, action.backlog);
        return;
      case 'sysctl':
        this.#host.deal({ kind: 'sysctl', settings: action.host }, null);
        return;
      case 'accept':
        this.#accepting.set(action.listener, (this.#accepting.get(action.listener) ?? 0) + 1);
        this.#acceptWhatWaits(action.listener);
        return;
      case 'closeListener':
        this.#host.closeListener(action.listener);
        return;
      case 'reset':
        this.#clientDeals(action.connection, {
          ...{ kind: 'call', call: { call: 'abort' }, action: null },
        });
        return;
      case 'pause':
        this.#server?.pause(action.worker);
        return;
      case 'resume':
        this.#server?.resume(action.worker);
    }
  }

  #acceptWhatWaits(listener: ListenerId): void {
    const waiting = this.#accepting.get(listener) ?? 0;
    if (waiting > 0 && this.#host.accept(listener) !== null)
      this.#accepting.set(listener, waiting - 1);
  }

  #notify(notice: Notice): void {
    if (notice.kind === 'acceptable') this.#acceptWhatWaits(notice.listener);
    this.#server?.notify(this.#at, notice);
    this.#noteServer();
  }

  /** The host's sockets as the server's program has them: what it did up to a call comes before what follows from it. */
  #sockets(): Sockets {
    const host = this.#host;
    return {
      acceptQueue: (listener) => host.acceptQueue(listener),
      unread: (connection) => host.unread(connection),
      isEndOfFile: (connection) => host.isEndOfFile(connection),
      error: (connection) => host.error(connection),
      room: (connection) => host.room(connection),
      listen: (listener, backlog) => this.#inOrder(() => host.listen(listener, backlog)),
      closeListener: (listener) => this.#inOrder(() => host.closeListener(listener)),
      accept: (listener) => this.#inOrder(() => host.accept(listener)),
      recv: (connection, atMost) =>
        this.#inOrder(() => this.#received(connection, host.recv(connection, atMost))),
      send: (connection, bytes) =>
        this.#inOrder(() => this.#sends(connection, host.send(connection, bytes))),
      close: (connection) => this.#inOrder(() => host.close(connection)),
    };
  }

  #inOrder<T>(call: () => T): T {
    this.#noteServer();
    return call();
  }

  #received(connection: ConnectionId, bytes: Transferred): Transferred {
    const served = this.#served[connection];
    if (served && typeof bytes === 'number') served.received += bytes;
    return bytes;
  }

  /** An answer answers all that was read before it. */
  #sends(connection: ConnectionId, bytes: Transferred): Transferred {
    const served = this.#served[connection];
    if (!served || typeof bytes !== 'number') return bytes;
    served.sent += bytes;
    const answer = { endsAt: served.sent, answeredBytes: served.received };
    this.#clients[connection]?.answerSent(answer);
    return bytes;
  }

  #noteServer(): void {
    for (const what of this.#server?.take() ?? []) this.#note({ kind: 'server', what });
  }

  #note(what: What): void {
    this.#happenings.push({ ...what, at: this.#at });
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
        const order = action === null ? this.#called++ : LISTED + action;
        queue.add({ at, kind: 'call', order, what: end(side, { kind: 'call', call, action }) });
      },
    };
  }
}
