/** What each worker of a world did from when to when: its lane. Made once; a window of it is found by binary search. */
import type { Time } from '../../machines/tcp/time.ts';
import { countFirst, oncePer } from './lookup.ts';
import type { ConnectionIndex, WorldTrace } from './world.ts';
import { applyServer } from './worldWorkers.ts';
import { beginningOf, type WorkerNow } from './worldState.ts';

export type WorkerSpanKind = 'running' | 'serving' | 'ready' | 'blocked' | 'idle' | 'paused';

export interface WorkerSpan {
  readonly from: Time;
  /** null: until the end of the trace. */
  readonly to: Time | null;
  readonly kind: WorkerSpanKind;
  /** What it serves, or sleeps for. */
  readonly connection: ConnectionIndex | null;
}

/** Asleep in a call on a connection is blocked; in accept(), or in a wait for anything at all, it is idle. */
export function spanKindOf(worker: WorkerNow): WorkerSpanKind {
  if (worker.isPaused) return 'paused';
  if (worker.state === 'ready') return 'ready';
  if (worker.state === 'running') return worker.service ? 'serving' : 'running';
  return worker.service || worker.call?.on?.kind === 'connection' ? 'blocked' : 'idle';
}

export function connectionOfWorker({ service, call }: WorkerNow): ConnectionIndex | null {
  if (service) return service.connection;
  return call?.on?.kind === 'connection' ? call.on.connection : null;
}

interface OpenSpan {
  from: Time;
  to: Time | null;
  kind: WorkerSpanKind;
  connection: ConnectionIndex | null;
}

export const workerSpans = oncePer((trace: WorldTrace): readonly (readonly WorkerSpan[])[] => {
  const state = beginningOf(trace);
  const lanes: OpenSpan[][] = [];
  const seen: (WorkerNow | undefined)[] = [];
  for (const happening of trace.happenings) {
    if (happening.kind !== 'server') continue;
    applyServer(state, happening.what);
    const { at } = happening;
    // a happening may put aside another task of the same process
    for (const [id, worker] of state.workers.entries()) {
      if (seen[id] === worker) continue;
      seen[id] = worker;
      const lane = (lanes[id] ??= []);
      const last = lane.at(-1);
      const kind = spanKindOf(worker);
      const connection = connectionOfWorker(worker);
      if (last?.to === null) {
        if (last.kind === kind && last.connection === connection && worker.state !== 'ended')
          continue;
        last.to = at;
        if (last.from === at) lane.pop();
      }
      if (worker.state !== 'ended') lane.push({ from: at, to: null, kind, connection });
    }
  }
  return lanes;
});

/** Those of a lane that lie within a window, in order. */
export function spansWithin(lane: readonly WorkerSpan[], from: Time, to: Time): WorkerSpan[] {
  const first = countFirst(lane, (span) => span.to !== null && span.to <= from);
  const found: WorkerSpan[] = [];
  for (let i = first; i < lane.length; i += 1) {
    const span = lane[i];
    if (!span || span.from > to) break;
    found.push(span);
  }
  return found;
}
