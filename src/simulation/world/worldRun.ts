/**
 * A world while it is simulated: the server's host with the programs on it, and a connection for each client, on one queue of what is
 * still to happen. The client's end of a connection stands alone; the server's is the host's, which decides what becomes of a segment.
 */
import { freshEndpoint } from '../../../machines/host/hostTurn.ts';
import type { HostInput, ListenerId } from '../../../machines/host/host.ts';
import type { Tuple } from '../../../machines/host/tuple.ts';
import { Server } from '../../../machines/server/server.ts';
import type { Lateness } from '../../../machines/server/lateness.ts';
import type { SocketNotice } from '../../../machines/server/sockets.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause, TraceEnd } from '../../trace/connection.ts';
import type { ConnectionIndex, WorldHappening, What, WorldTrace } from '../../trace/world.ts';
import { ConnectionRun } from '../connectionRun.ts';
import { Work } from '../work.ts';
import { ClientRun } from './clientPrograms.ts';
import { connectionScenario, tupleOfClient, withSockets } from './connectionScenario.ts';
import { hostInputOf } from './hostInput.ts';
import { programSockets, ServerAnswers } from './programSockets.ts';
import { WorldAgenda, type WorldComing } from './worldAgenda.ts';
import { WorldHost } from './worldHost.ts';
import { WORLD_LIMITS, type WorldLimits, type WorldProgress } from './worldLimits.ts';
import type { HostAction, WorldScenario } from './worldScenario.ts';

/** Runs a world to its end, at once: a long one is cut off. `lateness`: how late programs are, where that is known. */
export function simulateWorld(
  scenario: WorldScenario,
  limits = WORLD_LIMITS,
  lateness?: Lateness,
): WorldTrace {
  const run = new WorldRun(scenario, limits, lateness);
  for (;;) {
    const trace = run.next();
    if (trace) return trace;
  }
}

export class WorldRun {
  readonly #scenario: WorldScenario;
  readonly #limits: WorldLimits;
  readonly #agenda: WorldAgenda;
  readonly #runs: ConnectionRun[] = [];
  readonly #clients: (ClientRun | null)[] = [];
  readonly #byTuple = new Map<Tuple, ConnectionIndex>();
  readonly #tuples: Tuple[] = [];
  readonly #happenings: WorldHappening[] = [];
  readonly #work = new Work(Infinity);
  /** Calls of accept() that wait, by listener, of a server that acts by the clock. */
  readonly #accepting = new Map<ListenerId, number>();
  readonly #host: WorldHost;
  readonly #server: Server | null;
  readonly #answers: ServerAnswers | null;
  #at = time(0);

  constructor(scenario: WorldScenario, limits: WorldLimits, lateness?: Lateness) {
    this.#scenario = scenario;
    this.#limits = limits;
    const { timerHz = 0 } = { ...scenario.settings, ...scenario.server.settings };
    this.#agenda = new WorldAgenda(timerHz > 0);
    scenario.clients.forEach((client, index) => {
      const tuple = tupleOfClient(client, index);
      this.#tuples.push(tuple);
      this.#byTuple.set(tuple, index);
    });
    const input = hostInputOf(scenario, (tuple) => this.#indexOf(tuple));
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
    (scenario.server.actions ?? []).forEach((action, nth) => this.#agenda.addAction(action, nth));
    const { program } = scenario.server;
    this.#answers = program ? new ServerAnswers(program) : null;
    const sockets = programSockets(this.#host, () => this.#noteServer());
    this.#server = program ? new Server(program, sockets, lateness) : null;
    this.#server?.start(this.#at);
  }

  #addClient(index: ConnectionIndex, input: HostInput): void {
    const listening = freshEndpoint(input, this.#tupleOf(index), time(0));
    const scenario = connectionScenario(this.#scenario, index);
    const run = new ConnectionRun(scenario, this.#agenda.of(index), this.#work, listening);
    this.#runs.push(run);
    run.plan();
    const program = this.#scenario.clients[index]?.program;
    const client = program
      ? new ClientRun(program, {
          now: () => this.#at,
          call: (call) => this.#clientDeals(index, { kind: 'call', call, action: null }),
          wakeAt: (at, wake) => this.#agenda.addWake(at, index, wake),
          note: (what) => this.#note({ kind: 'client', client: index, what }),
        })
      : null;
    this.#clients.push(client);
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

  get progress(): WorldProgress {
    return { happenings: this.#happenings.length, at: this.#at };
  }

  /** Lets the next thing happen. Where there is none, or a limit is reached, it gives the trace. */
  next(): WorldTrace | null {
    const comingAt = this.#agenda.nextAt;
    const serverAt = this.#server?.nextAt ?? null;
    if (comingAt === null && serverAt === null) return this.#end('quiet', this.#lastMoment());
    const at = time(Math.min(comingAt ?? Infinity, serverAt ?? Infinity));
    const { untilUs } = this.#scenario;
    if (untilUs !== undefined && at > untilUs) return this.#end('until', time(untilUs));
    if (at > this.#limits.timeUs) return this.#end('tooLong', this.#at);
    if (this.#happenings.length >= this.#limits.happenings)
      return this.#end('tooManySteps', this.#at);
    this.#at = at;
    const coming = comingAt === at ? this.#agenda.take() : undefined;
    if (coming) this.#happen(coming);
    else this.#server?.advance(at);
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
      connections: this.#runs.map((run, index) =>
        withSockets(run.finish({ reason, at }), index, clients[index]),
      ),
      happenings: this.#happenings,
      end: { reason, at },
    };
  }

  #happen(coming: WorldComing): void {
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

  /** A call on a connection that there is not is none: EBADF. */
  #act(action: HostAction): void {
    if ('connection' in action && this.#tuples[action.connection] === undefined) return;
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
        this.#server?.kill(this.#at, action.worker, 'SIGSTOP');
        return;
      case 'resume':
        this.#server?.kill(this.#at, action.worker, 'SIGCONT');
    }
  }

  #acceptWhatWaits(listener: ListenerId): void {
    const waiting = this.#accepting.get(listener) ?? 0;
    if (waiting > 0 && this.#host.accept(listener) !== null)
      this.#accepting.set(listener, waiting - 1);
  }

  #notify(notice: SocketNotice): void {
    if (notice.kind === 'acceptable') this.#acceptWhatWaits(notice.listener);
    this.#server?.notify(this.#at, notice);
    this.#noteServer();
  }

  #noteServer(): void {
    for (const what of this.#server?.take() ?? []) {
      this.#note({ kind: 'server', what });
      if (what.kind !== 'serviceBegun') continue;
      const answer = this.#answers?.next(what.connection, what.bytes);
      if (answer) this.#clients[what.connection]?.answerComes(answer);
    }
  }

  #note(what: What): void {
    this.#happenings.push({ ...what, at: this.#at });
  }
}
