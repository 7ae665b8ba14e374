/** What a run has cost the server, from what has happened. */
import type { ServerHappening, WorkerId } from './happenings.ts';

export interface ServerCosts {
  readonly services: number;
  /** Of workers that were there at once, the most: the main thread is one, coroutines are none. */
  readonly threads: number;
  readonly processes: number;
  readonly tasks: number;
  /** Of one process's descriptors that were open at once, the most. */
  readonly descriptors: number;
  readonly contextSwitches: number;
  readonly systemCalls: number;
  /** Descriptors that select() and poll() have walked. */
  readonly walked: number;
  /** Time that cores have run threads. */
  readonly cpuUs: number;
}

export function costsOf(happenings: readonly ServerHappening[]): ServerCosts {
  const there = { thread: counter(), process: counter(), task: counter(), all: counter() };
  const unitOf = new Map<WorkerId, 'thread' | 'process' | 'task'>();
  const open = new Map<WorkerId, ReturnType<typeof counter>>();
  const runsSince = new Map<WorkerId, number>();
  const sums = { services: 0, contextSwitches: 0, systemCalls: 0, walked: 0, cpuUs: 0 };
  for (const it of happenings) {
    switch (it.kind) {
      case 'workerStarted':
        unitOf.set(it.worker, it.unit);
        there[it.unit].add(1);
        if (it.unit !== 'task') there.all.add(1);
        break;
      case 'workerEnded': {
        const unit = unitOf.get(it.worker);
        if (unit) there[unit].add(-1);
        if (unit !== 'task') there.all.add(-1);
        break;
      }
      case 'descriptorOpened':
      case 'descriptorClosed': {
        const own = open.get(it.process) ?? counter();
        open.set(it.process, own);
        own.add(it.kind === 'descriptorOpened' ? 1 : -1);
        break;
      }
      case 'contextSwitch':
        sums.contextSwitches += 1;
        runsSince.set(it.to, it.at);
        break;
      case 'runnable':
      case 'asleep':
        sums.cpuUs += it.at - (runsSince.get(it.worker) ?? it.at);
        runsSince.delete(it.worker);
        break;
      case 'serviceEnded':
        sums.services += 1;
        break;
      case 'callEntered':
        // what a coroutine calls is no system call
        if (it.call !== 'read') sums.systemCalls += 1;
        break;
      case 'returned':
        if (it.result.kind === 'ready')
          sums.walked += (it.result.walked?.inputs ?? 0) + (it.result.walked?.outputs ?? 0);
        break;
      case 'paused':
      case 'resumed':
      case 'blocked':
      case 'serviceBegun':
      case 'setJoined':
      case 'setLeft':
      case 'readyJoined':
      case 'readyLeft':
        break;
    }
  }
  return {
    ...sums,
    threads: there.all.most,
    processes: there.process.most,
    tasks: there.task.most,
    descriptors: Math.max(0, ...[...open.values()].map(({ most }) => most)),
  };
}

/** A count that goes up and down, and the most that it has been. */
function counter() {
  const count = {
    now: 0,
    most: 0,
    add(by: number) {
      count.now += by;
      count.most = Math.max(count.most, count.now);
    },
  };
  return count;
}
