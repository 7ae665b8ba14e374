/** The program that was recorded, and how late its machine was. */
import type { Lateness } from '../../../machines/server/lateness.ts';
import { programOf, type Model, type ServerProgram } from '../../../machines/server/program.ts';
import { ms } from '../../../machines/tcp/time.ts';
import { loadMs } from './load.ts';
import type { ServerLine } from './serverCalls.ts';
import { recordedLines } from './serverCalls.ts';
import type { ServerRecording } from './serverSchema.ts';

const MODEL: Record<string, Model> = {
  iterative: 'iterative',
  thread: 'thread',
  process: 'process',
  prefork: 'prefork',
  select: 'select',
  poll: 'poll',
  epoll_lt: 'epollLt',
  epoll_et: 'epollEt',
  epoll_et_once: 'epollEtOnce',
  asyncio: 'asyncio',
};

/** Of each recv(): 100 ms. */
const SERVICE_MS = 100;

/** As fast as a machine is that does nothing else: what it does else is its lateness. */
const COSTS = { callUs: 4, wakeUs: 20, threadUs: 200, forkUs: 600, walkUs: 0 };

export function modelOf({ model }: ServerRecording): { model: Model; workers: number } | null {
  const [, name = '', workers] = /^(\D+?)(\d*)$/.exec(model) ?? [];
  const ours = MODEL[name];
  return ours ? { model: ours, workers: Number(workers) } : null;
}

export function programFrom(recorded: ServerRecording): ServerProgram {
  const found = modelOf(recorded);
  if (found === null) throw new Error(`no program of ours is of the model ${recorded.model}`);
  const { model, workers } = found;
  const { backlog, cores, service } = recorded;
  const shortest = servicesMs(recorded).sort((a, b) => a - b)[0];
  const cpuMs = isCrowded(recorded) ? SERVICE_MS : (shortest ?? SERVICE_MS);
  return programOf(model, {
    ...{ workers, backlog, cores, costs: COSTS },
    service: {
      ioUs: service === 'io' ? ms(SERVICE_MS) : 0,
      cpuUs: service === 'cpu' ? ms(cpuMs) : 0,
    },
  });
}

/** Whether more workers compute than there are cores for. */
const isCrowded = (recorded: ServerRecording): boolean => {
  const { model = '', workers = 0 } = modelOf(recorded) ?? {};
  return ['thread', 'process'].includes(model) || workers > recorded.cores;
};

/**
 * The scatter of the load and of its machine: what is off by more is no chance. Where computing threads share cores it is as well
 * half of what sharing adds to a service: a kernel evens out between its cores but now and then, so one may have a core for
 * itself while three share another.
 */
export function scatterMs(recorded: ServerRecording): number {
  const { connect_late_ms, send_late_ms, io_service_max_ms } = recorded.quality;
  const late = Math.max(connect_late_ms ?? 0, send_late_ms ?? 0);
  const io = Math.max(0, (io_service_max_ms ?? SERVICE_MS) - SERVICE_MS);
  const services = isCrowded(recorded) ? [] : servicesMs(recorded);
  const spread = services.length === 0 ? 0 : Math.max(...services) - Math.min(...services);
  return 6 + late + Math.max(io, spread);
}

/** How long services took by the clock: where each has a core to itself, the shortest is what it takes. */
const servicesMs = ({ server_events }: ServerRecording): number[] =>
  server_events.flatMap(({ op, t_ms, t_ret_ms }) =>
    op === 'service' && t_ret_ms !== null ? [t_ret_ms - t_ms] : [],
  );

export const toleranceMs = (recorded: ServerRecording): number =>
  scatterMs(recorded) +
  (isCrowded(recorded)
    ? Math.max(0, (recorded.quality.cpu_service_mean_ms ?? SERVICE_MS) - SERVICE_MS) / 2
    : 0);

/** The k-th call on its connection, or the k-th wait or accept() of its worker, was so late when it was recorded. */
export function latenessOf(recorded: ServerRecording): Lateness {
  const mostUs = ms(scatterMs(recorded));
  const theirs = new Map<string, ServerLine>();
  const acceptedMs = new Map<string, number | null>();
  const count = counting();
  for (const line of recordedLines(recorded)) {
    if (line.op === 'accept' && line.conn !== null) acceptedMs.set(line.conn, line.returnedMs);
    const key = keyOf(line.op, line.conn, line.worker);
    if (key !== null) theirs.set(count(key), line);
  }
  const ours = counting();
  const current = new Map<number, string>();
  return {
    enteredUs: ({ worker, call, on, at }) => {
      if (modelOf(recorded)?.model === 'asyncio' && (call === 'recv' || call === 'epoll_wait'))
        return 0;
      const conn = on?.kind === 'connection' ? `c${on.connection}` : null;
      // not recorded, but behind what was
      if (call === 'epoll_ctl') return within(acceptedMs.get(conn ?? ''), at, mostUs);
      if (call === 'close' && isAcceptor(recorded, worker)) return 0;
      const key = keyOf(OPS[call] ?? call, conn, String(worker));
      if (key === null) return 0;
      current.set(worker, ours(key));
      return within(theirs.get(current.get(worker) ?? '')?.enteredMs, at, mostUs);
    },
    wokenUs: ({ worker, at }) =>
      within(theirs.get(current.get(worker) ?? '')?.returnedMs, at + COSTS.wakeUs, mostUs),
  };
}

/** A parent closes its copy of each connection. */
const isAcceptor = (recorded: ServerRecording, worker: number): boolean =>
  worker === 0 && modelOf(recorded)?.model === 'process';

const OPS: Record<string, string> = { read: 'recv', write: 'send' };

function keyOf(op: string, conn: string | null, worker: string): string | null {
  if (op === 'accept') return 'accept';
  if (op === 'select' || op === 'epoll_wait')
    return worker === 'main' || worker === '0' ? 'wait' : null;
  if (op !== 'recv' && op !== 'send' && op !== 'close') return null;
  return conn;
}

/** `c0 1`, `c0 2`, ... */
function counting(): (key: string) => string {
  const counts = new Map<string, number>();
  return (key) => {
    const k = (counts.get(key) ?? 0) + 1;
    counts.set(key, k);
    return `${key} ${k}`;
  };
}

function within(thenMs: number | null | undefined, at: number, mostUs: number): number {
  if (thenMs === null || thenMs === undefined) return 0;
  return Math.min(mostUs, Math.max(0, ms(thenMs - loadMs(at as never))));
}
