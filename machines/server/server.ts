/**
 * A server program that runs on a host's sockets. Deterministic, with no clock of its own: the host says what has arrived, and
 * asks when something happens by itself.
 *
 *     const server = new Server(programOf('prefork', { workers: 2 }), sockets);
 *     server.start(time(0));
 *     server.notify(at, { kind: 'acceptable', listener: 0 });
 *     while (server.nextAt !== null) server.advance(server.nextAt);
 *     server.take();   // [{ kind: 'workerStarted', ... }, { kind: 'callEntered', call: 'listen', ... }, ...]
 */
import { later, time, type Time } from '../tcp/time.ts';
import { SYSTEM_CALLS, type CallAttempt, type SystemCall } from './calls.ts';
import { goOn } from './chart.ts';
import type { Happened, ServerHappening, WorkerId } from './happenings.ts';
import { Descriptors } from './kernel/descriptors.ts';
import { Heap } from './kernel/heap.ts';
import { WaitQueues, type Kernel } from './kernel/kernel.ts';
import { Scheduler } from './kernel/scheduler.ts';
import type { Told } from './models/base.ts';
import { CHARTS } from './models/index.ts';
import { isOwnAsk, OWN_LINES } from './ownLines.ts';
import type { Lateness } from './lateness.ts';
import { answerTo, type ServerProgram } from './program.ts';
import type { ConnectionId, Driven, SocketNotice, HostSockets } from './sockets.ts';
import { connectionOf, endingOf, type Worker } from './worker.ts';
import { newWorkerOf } from './workers.ts';

type Waits = Extract<CallAttempt, { waitsFor: object }>;

export class Server implements Driven {
  readonly #program: ServerProgram;
  readonly #kernel: Kernel;
  readonly #scheduler: Scheduler;
  readonly #lateness: Lateness | undefined;
  readonly #sleepers = new Heap<() => void>();
  readonly #workers: Worker[] = [];
  /** What workers are to be told, so that no chain of lines is a chain of functions. */
  readonly #untold: (() => void)[] = [];
  #telling = false;
  #now = time(0);
  #happened: ServerHappening[] = [];

  constructor(program: ServerProgram, sockets: HostSockets, lateness?: Lateness) {
    this.#program = program;
    this.#lateness = lateness;
    const { cores, quantumUs, gilIntervalUs } = program;
    this.#scheduler = new Scheduler(cores, quantumUs, gilIntervalUs, {
      runnable: (at, worker) => this.#say({ kind: 'runnable', worker }, at),
      asleep: (at, worker) => this.#say({ kind: 'asleep', worker }, at),
      switched: (at, core, from, to) => this.#say({ kind: 'contextSwitch', core, from, to }, at),
    });
    const queues = new WaitQueues();
    const descriptors = new Descriptors({
      changed: (kind, which) => this.#say({ kind, ...which }),
      released: (of) => {
        queues.forget(of);
        if (of.kind === 'listener') sockets.closeListener(of.listener);
        else sockets.close(of.connection);
      },
    });
    const now = () => this.#now;
    this.#kernel = {
      ...{ program, sockets, descriptors, queues, charts: CHARTS[program.model] },
      now,
      start: (parent, connection) => this.#start(parent, connection),
      callAt: (at, what) => this.#sleepers.put(at, what),
    };
  }

  get nextAt(): Time | null {
    const [sleep, burst] = [this.#sleepers.nextAt, this.#scheduler.nextAt];
    return sleep === null || burst === null ? (sleep ?? burst) : time(Math.min(sleep, burst));
  }

  start(at: Time): void {
    this.#now = at;
    this.#start(null, null);
  }

  notify(at: Time, notice: SocketNotice): void {
    this.advance(at);
    this.#kernel.queues.tell(notice, this.#kernel.sockets);
  }

  advance(at: Time): void {
    for (let next = this.nextAt; next !== null && next <= at; next = this.nextAt) {
      this.#now = next;
      const wake = this.#sleepers.take(next);
      if (wake) wake();
      else this.#scheduler.advance(next);
    }
    this.#now = time(Math.max(this.#now, at));
  }

  /** What has happened since this was asked last. */
  take(): readonly ServerHappening[] {
    const happened = this.#happened;
    this.#happened = [];
    return happened;
  }

  /** Intervention: a signal to the process of a worker, which all its threads obey (signal(7)); to none that there is, ESRCH. */
  kill(at: Time, worker: WorkerId, signal: 'SIGSTOP' | 'SIGCONT'): void {
    const process = this.#workers[worker]?.process;
    if (process === undefined) return;
    this.advance(at);
    const obey = this.#workers.filter((each) => each.process === process && !each.ended);
    for (const { id } of obey)
      this.#say({ kind: signal === 'SIGSTOP' ? 'paused' : 'resumed', worker: id });
    for (const thread of new Set(obey.map((each) => each.thread)))
      if (signal === 'SIGSTOP') this.#scheduler.pause(at, thread);
      else this.#scheduler.resume(at, thread);
  }

  #say(happening: Happened, at = this.#now): void {
    this.#happened.push({ ...happening, at });
  }

  #worker(id: WorkerId): Worker {
    const worker = this.#workers[id];
    if (worker === undefined) throw new Error(`there is no worker ${id}`);
    return worker;
  }

  #start(parent: Worker | null, connection: ConnectionId | null): WorkerId {
    const id = this.#workers.length;
    const say = (happening: Happened) => this.#say(happening);
    const worker = newWorkerOf(this.#kernel, id, parent, connection, say);
    this.#workers.push(worker);
    if (worker.unit === 'task')
      worker.loop?.callSoon({ kind: 'resume', go: () => this.#do(worker) });
    else {
      this.#scheduler.add(id, worker.lock);
      const wakeUs = parent === null ? 0 : this.#program.costs.wakeUs;
      this.#scheduler.run(this.#now, id, wakeUs, () => this.#do(worker));
    }
    return id;
  }

  /** The line that the worker is at is done. */
  #do(worker: Worker): void {
    const { ask } = worker.standing;
    if (ask === null) this.#end(worker);
    else if (ask === 'service') this.#serve(worker);
    else if (isOwnAsk(ask)) {
      const told = OWN_LINES[ask](this.#kernel, worker);
      if (told !== null) this.#tell(worker, told);
    } else {
      const call = SYSTEM_CALLS[ask];
      if (call.isOwn?.(this.#kernel)) {
        const attempt = call.attempt(this.#kernel, worker);
        if ('told' in attempt) this.#tell(worker, attempt.told);
        return;
      }
      const lateUs =
        this.#lateness?.enteredUs({ ...this.#named(worker, call), at: this.#now }) ?? 0;
      if (lateUs > 0) this.#scheduler.sleep(this.#now, worker.thread);
      this.#late(worker, lateUs, () => this.#enter(worker, call));
    }
  }

  #enter(worker: Worker, call: SystemCall): void {
    const { line, variables } = worker.standing;
    worker.unsent = answerTo(this.#program, variables.bytes);
    this.#say({ kind: 'callEntered', ...this.#named(worker, call), line });
    const us = this.#program.costs.callUs + (call.extraUs?.(this.#kernel, worker) ?? 0);
    this.#run(worker, us, () => this.#attempt(worker, call));
  }

  /** The machine does other things meanwhile. */
  #late(worker: Worker, us: number, then: () => void): void {
    if (us <= 0) then();
    else this.#sleepers.put(later(this.#now, us), () => this.#run(worker, 1, then));
  }

  #run(worker: Worker, us: number, then: () => void): void {
    this.#scheduler.run(this.#now, worker.thread, Math.max(1, Math.round(us)), then);
  }

  #named(worker: Worker, { name, on }: SystemCall) {
    const call = typeof name === 'string' ? name : name(this.#kernel);
    return { worker: worker.id, call, on: on(worker) };
  }

  #attempt(worker: Worker, call: SystemCall): void {
    // what it is made on, before it is closed
    const named = this.#named(worker, call);
    const attempt = call.attempt(this.#kernel, worker);
    if ('told' in attempt) {
      this.#say({ kind: 'returned', ...named, result: attempt.result });
      this.#tell(worker, attempt.told);
    } else {
      this.#say({ kind: 'blocked', ...named, for: attempt.waitsFor });
      const lateUs = () => this.#lateness?.wokenUs({ ...named, at: this.#now }) ?? 0;
      this.#wait(worker, attempt, () => this.#attempt(worker, call), lateUs);
    }
  }

  /** Its thread sleeps; of a task it goes on with its loop. */
  #wait(worker: Worker, { awaits, until }: Waits, then: () => void, lateUs = () => 0): void {
    if (awaits === true) {
      until(then);
      this.#tell(this.#worker(worker.thread), { type: 'awaits' });
      return;
    }
    this.#scheduler.sleep(this.#now, worker.thread);
    let asleep = true;
    const wake = () => this.#run(worker, this.#program.costs.wakeUs, then);
    until(() => {
      if (!asleep) return;
      asleep = false;
      const us = lateUs();
      if (us > 0) this.#sleepers.put(later(this.#now, us), wake);
      else wake();
    });
  }

  #serve(worker: Worker): void {
    const { service, handler } = this.#program;
    const { line, variables } = worker.standing;
    const connection = connectionOf(worker);
    const which = { worker: worker.id, connection, bytes: variables.bytes };
    this.#say({ kind: 'serviceBegun', ...which, line });
    const end = () => {
      this.#say({ kind: 'serviceEnded', ...which });
      this.#tell(worker, { type: 'done' });
    };
    const compute = service.cpuUs > 0 ? () => this.#run(worker, service.cpuUs, end) : end;
    if (service.ioUs === 0) {
      compute();
      return;
    }
    const at = later(this.#now, service.ioUs);
    const awaits = worker.unit === 'task' && handler === 'awaits';
    const until = (go: () => void) =>
      awaits ? worker.loop?.callAt(at, { kind: 'resume', go }) : this.#sleepers.put(at, go);
    this.#wait(worker, { waitsFor: { kind: 'sleep' }, awaits, until }, compute);
  }

  #tell(worker: Worker, told: Told): void {
    this.#untold.push(() => {
      worker.told = told;
      worker.standing = goOn(worker.chart, worker.standing, told);
      this.#do(worker);
    });
    if (this.#telling) return;
    this.#telling = true;
    for (let next = this.#untold.shift(); next; next = this.#untold.shift()) next();
    this.#telling = false;
  }

  #end(worker: Worker): void {
    worker.ended = true;
    this.#say({ kind: 'workerEnded', worker: worker.id, why: endingOf(worker) });
    if (worker.process === worker.id) this.#kernel.descriptors.exit(worker.id);
    if (worker.unit === 'task') this.#tell(this.#worker(worker.thread), { type: 'awaits' });
    else this.#scheduler.end(this.#now, worker.id);
  }
}
