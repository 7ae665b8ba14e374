/**
 * Who runs: cores, one run queue, time slices (Linux: sched/fair.c, much simplified: all threads weigh the same), and the
 * lock of an interpreter that lets one thread of its process run at a time (CPython: ceval_gil.c).
 *
 * A thread that is taken off its core goes to the tail of the queue; one that was asleep runs at once where a core is free,
 * or where the one that runs has had its slice.
 */
import { later, time, type Time } from '../../tcp/time.ts';
import type { WorkerId } from '../happenings.ts';

/** Whoever has it runs; the others wait until it sleeps, or until they have asked for the lock. */
export interface InterpreterLock {
  holder: Thread | null;
  takenAt: Time;
  readonly waiting: Thread[];
}

interface Thread {
  readonly id: WorkerId;
  readonly lock: InterpreterLock | null;
  /** So much it needs of a core, and what comes then. */
  needUs: number;
  then: (at: Time) => void;
  core: Core | null;
  lastCore: Core | null;
  waitsSince: Time;
  paused: boolean;
}

interface Core {
  readonly index: number;
  thread: Thread | null;
  last: WorkerId | null;
  /** Since when what it needs is counted down, and since when it has the core. */
  since: Time;
  sliceFrom: Time;
}

export interface SchedulerHooks {
  readonly runnable: (at: Time, thread: WorkerId) => void;
  readonly asleep: (at: Time, thread: WorkerId) => void;
  readonly switched: (at: Time, core: number, from: WorkerId | null, to: WorkerId) => void;
}

export const newLock = (): InterpreterLock => ({ holder: null, takenAt: time(0), waiting: [] });

export class Scheduler {
  readonly #cores: readonly Core[];
  readonly #threads = new Map<WorkerId, Thread>();
  readonly #queue: Thread[] = [];

  readonly #quantumUs: number;
  readonly #lockIntervalUs: number;
  readonly #hooks: SchedulerHooks;

  constructor(cores: number, quantumUs: number, lockIntervalUs: number, hooks: SchedulerHooks) {
    this.#quantumUs = quantumUs;
    this.#lockIntervalUs = lockIntervalUs;
    this.#hooks = hooks;
    this.#cores = Array.from({ length: cores }, (_, index) => ({
      ...{ index, thread: null, last: null },
      ...{ since: time(0), sliceFrom: time(0) },
    }));
  }

  add(id: WorkerId, lock: InterpreterLock | null): void {
    this.#threads.set(id, {
      ...{ id, lock, needUs: 0, then: () => undefined, core: null, lastCore: null },
      ...{ waitsSince: time(0), paused: false },
    });
  }

  /** The thread needs so much of a core from now on; it waits for one, unless it has one. */
  run(at: Time, id: WorkerId, needUs: number, then: (at: Time) => void): void {
    const thread = this.#thread(id);
    thread.needUs = needUs;
    thread.then = then;
    if (thread.core !== null) thread.core.since = at;
    else this.#wait(at, thread);
  }

  /** It leaves its core, and wants none until it is told to run. */
  sleep(at: Time, id: WorkerId): void {
    const thread = this.#thread(id);
    this.#leaveCore(thread);
    this.#release(at, thread);
    this.#hooks.asleep(at, id);
    this.#dispatch(at);
  }

  end(at: Time, id: WorkerId): void {
    this.sleep(at, id);
    this.#threads.delete(id);
  }

  /** SIGSTOP, SIGCONT: what it was doing goes on where it stood. */
  pause(at: Time, id: WorkerId): void {
    const thread = this.#thread(id);
    thread.paused = true;
    if (thread.core !== null) this.#preempt(at, thread.core);
  }

  resume(at: Time, id: WorkerId): void {
    const thread = this.#thread(id);
    thread.paused = false;
    if (thread.lock?.holder === null) this.#grant(at, thread.lock);
    this.#dispatch(at);
  }

  get nextAt(): Time | null {
    let next: Time | null = null;
    for (const core of this.#cores) {
      const at = this.#dueAt(core);
      if (at !== null && (next === null || at < next)) next = at;
    }
    return next;
  }

  /** Does the first thing that is due by then; whether there was one. */
  advance(by: Time): boolean {
    const at = this.nextAt;
    const core = this.#cores.find((each) => at !== null && this.#dueAt(each) === at);
    if (at === null || at > by || core === undefined || core.thread === null) return false;
    const { thread } = core;
    if (later(core.since, thread.needUs) <= at) {
      thread.needUs = 0;
      core.since = at;
      thread.then(at);
    } else if (thread.lock !== null && this.#lockAskedAt(core) === at) this.#handOver(at, core);
    else this.#preempt(at, core);
    this.#dispatch(at);
    return true;
  }

  #thread(id: WorkerId): Thread {
    const thread = this.#threads.get(id);
    if (thread === undefined) throw new Error(`there is no thread ${id}`);
    return thread;
  }

  /** When its thread has what it needs, or is to give way. */
  #dueAt(core: Core): Time | null {
    if (core.thread === null) return null;
    const done = later(core.since, core.thread.needUs);
    const asked = this.#lockAskedAt(core) ?? done;
    const sliceEnds = this.#sliceEndsAt(core) ?? done;
    return time(Math.min(done, asked, sliceEnds));
  }

  #sliceEndsAt(core: Core): Time | null {
    const next = this.#queue.find(({ paused }) => !paused);
    if (next === undefined) return null;
    return time(Math.max(later(core.sliceFrom, this.#quantumUs), next.waitsSince));
  }

  #lockAskedAt({ thread }: Core): Time | null {
    const next = thread?.lock?.waiting.find(({ paused }) => !paused);
    if (next === undefined || !thread?.lock) return null;
    return later(time(Math.max(thread.lock.takenAt, next.waitsSince)), this.#lockIntervalUs);
  }

  #wait(at: Time, thread: Thread): void {
    thread.waitsSince = at;
    this.#hooks.runnable(at, thread.id);
    const { lock } = thread;
    if (lock === null || lock.holder === thread) this.#queue.push(thread);
    else if (lock.holder === null) {
      this.#take(at, lock, thread);
      this.#queue.push(thread);
    } else lock.waiting.push(thread);
    this.#dispatch(at);
  }

  #take(at: Time, lock: InterpreterLock, thread: Thread): void {
    lock.holder = thread;
    lock.takenAt = at;
  }

  #release(at: Time, thread: Thread): void {
    const { lock } = thread;
    if (lock?.holder !== thread) return;
    lock.holder = null;
    this.#grant(at, lock);
  }

  /** The lock goes to the one that has waited longest. */
  #grant(at: Time, lock: InterpreterLock): void {
    const next = lock.waiting.findIndex(({ paused }) => !paused);
    const [taker] = next < 0 ? [] : lock.waiting.splice(next, 1);
    if (taker === undefined) return;
    this.#take(at, lock, taker);
    this.#queue.unshift(taker);
  }

  /** The holder of the lock was asked for it. */
  #handOver(at: Time, core: Core): void {
    const { thread } = core;
    if (thread === null) return;
    this.#stop(at, core);
    this.#release(at, thread);
    this.#wait(at, thread);
  }

  #preempt(at: Time, core: Core): void {
    const { thread } = core;
    if (thread === null) return;
    this.#stop(at, core);
    this.#wait(at, thread);
  }

  #stop(at: Time, core: Core): void {
    if (core.thread === null) return;
    core.thread.needUs -= at - core.since;
    this.#leaveCore(core.thread);
  }

  #leaveCore(thread: Thread): void {
    if (thread.core !== null) thread.core.thread = null;
    thread.core = null;
  }

  /** Free cores take up who waits: the one that a thread ran on before, where that is free. */
  #dispatch(at: Time): void {
    for (;;) {
      const free = this.#cores.filter(({ thread }) => thread === null);
      const next = this.#queue.findIndex(({ paused }) => !paused);
      const [thread] = free.length === 0 || next < 0 ? [] : this.#queue.splice(next, 1);
      const core = free.find((each) => each === thread?.lastCore) ?? free[0];
      if (thread === undefined || core === undefined) return;
      thread.core = thread.lastCore = core;
      core.thread = thread;
      core.since = core.sliceFrom = at;
      this.#hooks.switched(at, core.index, core.last, thread.id);
      core.last = thread.id;
    }
  }
}
