/** A server program as data: which model it is, and what its calls and services cost. */

export const MODELS = [
  'iterative',
  'oneForEver',
  'thread',
  'process',
  'prefork',
  'select',
  'poll',
  'epollLt',
  'epollEt',
  'epollEtOnce',
  'epollShared',
  'epollExclusive',
  'reuseport',
  'asyncio',
  // with a mistake in it
  'processCopyKept',
  'endOfFileUnseen',
  'acceptOnce',
] as const;

export type Model = (typeof MODELS)[number];

/** What serving a request takes: first a wait (a disk, a database), then the CPU. */
export interface Service {
  readonly ioUs: number;
  readonly cpuUs: number;
}

/** What things take of the CPU's time, in microseconds. */
export interface Costs {
  /** Any system call. */
  readonly callUs: number;
  /** From being woken to being back from the call. */
  readonly wakeUs: number;
  /** Starting a thread (clone), a process (fork), a coroutine. */
  readonly threadUs: number;
  readonly forkUs: number;
  /** Looking at one descriptor of the set that select() and poll() walk. */
  readonly walkUs: number;
}

export interface ServerProgram {
  readonly model: Model;
  /** Of models that start a fixed number of them. */
  readonly workers: number;
  readonly backlog: number;
  readonly cores: number;
  /** Threads of one process take turns, as Python's do (the global interpreter lock). */
  readonly gil: boolean;
  readonly service: Service;
  /** Whether a coroutine awaits its service's I/O, or blocks the loop meanwhile. */
  readonly handler: 'blocks' | 'awaits';
  /** recv() asks for at most so many. */
  readonly recvBytes: number;
  /** The answer to a request: so many octets, and the request's own behind them. */
  readonly answerBytes: number;
  readonly echoes: boolean;
  readonly costs: Costs;
  /** A thread runs so long while others wait for its core. */
  readonly quantumUs: number;
  /** sys.getswitchinterval(): so long a thread waits before it asks the holder for the lock. */
  readonly gilIntervalUs: number;
}

export const USUAL_COSTS: Costs = {
  callUs: 15,
  wakeUs: 80,
  threadUs: 400,
  forkUs: 1500,
  walkUs: 0.2,
};

const USUAL_PROGRAM: Omit<ServerProgram, 'model'> = {
  workers: 4,
  backlog: 5,
  cores: 2,
  gil: true,
  service: { ioUs: 0, cpuUs: 0 },
  handler: 'awaits',
  recvBytes: 1024,
  answerBytes: 8,
  echoes: true,
  costs: USUAL_COSTS,
  quantumUs: 3000,
  gilIntervalUs: 5000,
};

/** A program of this model, as usual but for what is given. */
export const programOf = (
  model: Model,
  given: Partial<Omit<ServerProgram, 'model'>> = {},
): ServerProgram => ({ ...USUAL_PROGRAM, ...given, model });

/** When the main thread starts others: a fixed number of them ahead, or one for each connection. */
const STARTS: Partial<Record<Model, 'ahead' | 'forEach'>> = {
  ...{ prefork: 'ahead', epollShared: 'ahead', epollExclusive: 'ahead', reuseport: 'ahead' },
  ...{ thread: 'forEach', process: 'forEach', asyncio: 'forEach', processCopyKept: 'forEach' },
};

/** How many workers there are at most, from the first to the last, where so many connections come. */
export function mostWorkers({ model, workers }: ServerProgram, connections: number): number {
  const starts = STARTS[model];
  if (starts === undefined) return 1;
  return 1 + (starts === 'ahead' ? workers : connections);
}

/** How many sockets it listens on: each worker on one of its own, or all on the same. */
export const listenersOf = ({ model, workers }: ServerProgram): number =>
  model === 'reuseport' ? workers : 1;

/** How long the answer to a request is. */
export const answerTo = ({ answerBytes, echoes }: ServerProgram, requestBytes: number): number =>
  answerBytes + (echoes ? requestBytes : 0);
