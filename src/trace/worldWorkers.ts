/** How the workers of a world's server are off: who runs on which core, who sleeps in which call, what each watches. */
import type { Descriptor, ServerHappening } from '../../machines/server/happenings.ts';
import {
  add,
  sameDescriptor,
  setDescriptors,
  setWorker,
  type WorkerNow,
  type WorldState,
} from './worldState.ts';

/** Of an event loop's chart, while a task that it has called back runs: that is no call of the loop's, and is told of nowhere. */
const CALLS_BACK = 'resume';

export function applyServer(state: WorldState, what: ServerHappening): void {
  const { at } = what;
  const set = (id: number, change: Partial<WorkerNow>) => {
    const before = state.workers[id];
    if (!before) return;
    const moves = change.state !== undefined && change.state !== before.state;
    setWorker(state, id, { ...(moves && { since: at }), ...change });
  };
  const runs = (id: number) => {
    const { unit, process } = state.workers[id] ?? {};
    if (unit === 'task' && process !== undefined) {
      set(id, { state: 'running' });
      set(process, { line: CALLS_BACK });
    }
    putOthersBack(state, id, set);
  };
  switch (what.kind) {
    case 'workerStarted': {
      const { worker: id, unit, parent, line } = what;
      // counted from 1 among those that were started; 0: the main thread, which nobody started
      const nth = parent === null ? 0 : state.workers.filter((each) => each.nth > 0).length + 1;
      const process =
        unit === 'process' || parent === null ? id : (state.workers[parent]?.process ?? 0);
      const inherits = unit === 'process' && parent !== null ? state.workers[parent]?.process : id;
      if (unit === 'process' && !state.descriptors[id])
        setDescriptors(state, id, state.descriptors[inherits ?? id] ?? []);
      const nothing = { core: null, call: null, service: null, set: [], ready: [], ending: null };
      const begun = { state: 'ready', since: at, isPaused: false } as const;
      state.workers[id] = { id, unit, nth, process, line, ...begun, ...nothing };
      add(state, 'workers', 1);
      return;
    }
    case 'workerEnded':
      set(what.worker, { state: 'ended', core: null, call: null, service: null, ending: what.why });
      if (state.workers[what.worker]?.unit === 'process') setDescriptors(state, what.worker, []);
      return;
    case 'paused':
    case 'resumed':
      set(what.worker, { isPaused: what.kind === 'paused' });
      return;
    case 'callEntered':
      state.calls += 1;
      set(what.worker, {
        call: { name: what.call, on: what.on, blockedOn: null, nth: 0 },
        line: what.line,
      });
      runs(what.worker);
      return;
    case 'blocked': {
      const call = { name: what.call, on: what.on, blockedOn: what.for, nth: (state.slept += 1) };
      const isTask = state.workers[what.worker]?.unit === 'task';
      set(what.worker, { call, ...(isTask && { state: 'asleep' as const }) });
      return;
    }
    case 'returned':
      set(what.worker, { call: null });
      runs(what.worker);
      return;
    case 'serviceBegun':
      set(what.worker, { service: { connection: what.connection }, line: what.line });
      runs(what.worker);
      return;
    case 'serviceEnded':
      set(what.worker, { service: null });
      runs(what.worker);
      return;
    case 'runnable':
    case 'asleep':
      if (state.workers[what.worker]?.state !== 'ended')
        set(what.worker, { state: what.kind === 'asleep' ? 'asleep' : 'ready', core: null });
      return;
    case 'contextSwitch':
      state.contextSwitches += 1;
      set(what.to, { state: 'running', core: what.core });
      return;
    case 'setJoined':
    case 'setLeft':
    case 'readyJoined':
    case 'readyLeft': {
      const list = what.kind.startsWith('set') ? 'set' : 'ready';
      const before = state.workers[what.worker]?.[list] ?? [];
      const without = before.filter((each) => !sameDescriptor(each, what.of));
      const joins = what.kind.endsWith('Joined');
      set(what.worker, { [list]: joins ? [...without, what.of] : without });
      return;
    }
    case 'descriptorOpened': {
      const opened = { fd: what.fd, of: what.of };
      setDescriptors(state, what.process, [...(state.descriptors[what.process] ?? []), opened]);
      return;
    }
    case 'descriptorClosed':
      setDescriptors(
        state,
        what.process,
        (state.descriptors[what.process] ?? []).filter(({ fd }) => fd !== what.fd),
      );
  }
}

/** On an event loop one task runs at a time: another one that did awaits its service, or its turn. */
function putOthersBack(
  { workers }: WorldState,
  id: number,
  set: (id: number, change: Partial<WorkerNow>) => void,
): void {
  const process = workers[id]?.process;
  for (const other of workers) {
    if (other.unit !== 'task' || other.id === id || other.process !== process) continue;
    if (other.state === 'running')
      set(other.id, { state: other.service || other.call ? 'asleep' : 'ready' });
  }
}

/** Workers that sleep until a listener has something, as they wake: the first one first. */
export function sleepersOf(
  { workers }: Pick<WorldState, 'workers'>,
  listener: number,
): readonly WorkerNow[] {
  const of: Descriptor = { kind: 'listener', listener };
  const waits = ({ state, call, set }: WorkerNow) =>
    state === 'asleep' &&
    call !== null &&
    call.blockedOn !== null &&
    (call.blockedOn.kind === 'set'
      ? set.some((each) => sameDescriptor(each, of))
      : call.blockedOn.kind === 'listener' && call.blockedOn.listener === listener);
  const byArrival = (a: WorkerNow, b: WorkerNow) => (a.call?.nth ?? 0) - (b.call?.nth ?? 0);
  const found = workers.filter(waits);
  // accept() queues at the tail anew; what epoll watches keeps its place, which is that of the worker
  return found.some(({ call }) => call?.blockedOn?.kind === 'set') ? found : found.sort(byArrival);
}
