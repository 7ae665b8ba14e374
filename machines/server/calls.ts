/**
 * The system calls of programs: what each is made on, what it takes, and what it returns or sleeps for. (The calls of a
 * coroutine are here as well: they await.)
 */
import { later, ms } from '../tcp/time.ts';
import type { BlockedOn, Descriptor, Ready, Returned, ServerCall } from './happenings.ts';
import { FD_SETSIZE } from './kernel/descriptors.ts';
import { isWritable, type Kernel } from './kernel/kernel.ts';
import type { Ask, Told } from './models/base.ts';
import type { CallErrno } from './sockets.ts';
import { answerTo } from './program.ts';
import { connectionOf, onConnection, onListener, onSet, type Worker } from './worker.ts';

/** What came of an attempt: the call returns, or its thread sleeps, or its task awaits; then it is attempted again. */
export type CallAttempt =
  | { readonly told: Told; readonly result: Returned }
  | {
      readonly waitsFor: BlockedOn;
      /** A coroutine waits, and its thread goes on with others. */
      readonly awaits?: boolean;
      readonly until: (goOn: () => void) => void;
    };

export interface SystemCall {
  readonly name: ServerCall | ((kernel: Kernel) => ServerCall);
  /** It is a line of the program alone: the sets of select() and poll() are lists of its own. */
  readonly isOwn?: (kernel: Kernel) => boolean;
  readonly on: (worker: Worker) => Descriptor | null;
  /** Beside what every call takes. */
  readonly extraUs?: (kernel: Kernel, worker: Worker) => number;
  readonly attempt: (kernel: Kernel, worker: Worker) => CallAttempt;
}

const DONE: CallAttempt = { told: { type: 'done' }, result: { kind: 'done' } };
const WOULD_BLOCK: CallAttempt = {
  told: { type: 'wouldBlock' },
  result: { kind: 'failed', errno: 'EAGAIN' },
};
const failed = (errno: CallErrno): CallAttempt => ({
  told: { type: 'failed', errno },
  result: { kind: 'failed', errno },
});
const received = (told: Told): CallAttempt => {
  if (told.type === 'failed') return failed(told.errno);
  return { told, result: { kind: 'bytes', bytes: told.type === 'data' ? told.bytes : 0 } };
};
const nowhere = () => null;

function accept(kernel: Kernel, worker: Worker): CallAttempt {
  const connection = kernel.sockets.accept(worker.standing.variables.listener);
  if (connection === null) return WOULD_BLOCK;
  const fd = kernel.descriptors.open(worker.process, { kind: 'connection', connection });
  return {
    told: { type: 'accepted', connection },
    result: { kind: 'accepted', connection, fd },
  };
}

function recv(kernel: Kernel, worker: Worker): CallAttempt {
  const told = kernel.sockets.recv(connectionOf(worker), kernel.program.recvBytes);
  if (told === 'EAGAIN') return WOULD_BLOCK;
  if (typeof told === 'string') return failed(told);
  return received(told === 0 ? { type: 'endOfFile' } : { type: 'data', bytes: told });
}

/** sendall(): all of it, and where the buffer is full it waits for room. */
function send(kernel: Kernel, worker: Worker): CallAttempt {
  const connection = connectionOf(worker);
  const told = kernel.sockets.send(connection, worker.unsent);
  if (typeof told === 'string' && told !== 'EAGAIN') return failed(told);
  worker.unsent -= typeof told === 'number' ? told : 0;
  if (worker.unsent === 0) {
    const bytes = answerTo(kernel.program, worker.standing.variables.bytes);
    return { told: { type: 'done' }, result: { kind: 'bytes', bytes } };
  }
  return {
    waitsFor: onConnection(worker),
    until: (goOn) => kernel.queues.forRoom(connection).joinOnce(goOn),
  };
}

/** As the same call on a socket that blocks. */
const blocking =
  (
    call: (kernel: Kernel, worker: Worker) => CallAttempt,
    on: (worker: Worker) => Descriptor,
    exclusive: boolean,
  ) =>
  (kernel: Kernel, worker: Worker): CallAttempt => {
    const attempt = call(kernel, worker);
    if (attempt !== WOULD_BLOCK) return attempt;
    const of = on(worker);
    return { waitsFor: of, until: (goOn) => kernel.queues.of(of).joinOnce(goOn, { exclusive }) };
  };

/** select(), poll(), epoll_wait(); an event loop's sleeps no longer than until its next timer. */
function wait(kernel: Kernel, worker: Worker): CallAttempt {
  const { set, loop, outputs } = worker;
  if (set === null) throw new Error(`${worker.chart.id} watches nothing`);
  if (isTooMany(kernel, worker))
    return { told: { type: 'tooMany' }, result: { kind: 'failed', errno: 'EBADF' } };
  set.awake();
  const walked = set.kind.order === 'set' ? { inputs: set.size, outputs: outputs.size } : null;
  const ready: Ready[] = [...set.collect()];
  for (const connection of outputs)
    if (isWritable(kernel.sockets, connection))
      ready.push({ of: { kind: 'connection', connection }, is: 'writable' });
  const timer = loop?.nextTimer ?? null;
  const goesOn = loop?.isBusy === true || (timer !== null && timer <= kernel.now());
  if (ready.length === 0 && !goesOn)
    return {
      waitsFor: onSet(worker),
      until: (goOn) => {
        set.sleep(goOn);
        for (const connection of outputs) kernel.queues.forRoom(connection).joinOnce(goOn);
        // its timeout is in whole milliseconds, rounded up
        if (timer !== null)
          kernel.callAt(later(kernel.now(), ms(Math.ceil((timer - kernel.now()) / ms(1)))), goOn);
      },
    };
  for (const { of } of loop ? ready : [])
    loop?.callSoon(of.kind === 'listener' ? { kind: 'acceptable' } : { ...of, kind: 'readable' });
  loop?.turn(kernel.now());
  return { told: { type: 'ready', ready }, result: { kind: 'ready', ready, walked } };
}

const isTooMany = ({ charts, descriptors }: Kernel, { process }: Worker): boolean =>
  charts.watches?.call === 'select' && descriptors.highest(process) >= FD_SETSIZE;

const watch =
  (on: (worker: Worker) => Descriptor) =>
  (kernel: Kernel, worker: Worker): CallAttempt => {
    worker.set?.add(on(worker), kernel.queues.of(on(worker)));
    return DONE;
  };

function close(kernel: Kernel, worker: Worker): CallAttempt {
  const of = onConnection(worker);
  const connection = connectionOf(worker);
  worker.set?.remove(of);
  worker.loop?.forget(connection);
  worker.answers.delete(connection);
  worker.outputs.delete(connection);
  kernel.descriptors.close(worker.process, of);
  return DONE;
}

function read(kernel: Kernel, worker: Worker): CallAttempt {
  const connection = connectionOf(worker);
  const told = worker.loop?.read(connection, kernel.program.recvBytes);
  if (told) return received(told);
  return {
    waitsFor: onConnection(worker),
    awaits: true,
    until: (goOn) => worker.loop?.awaitData(connection, goOn),
  };
}

function write(kernel: Kernel, worker: Worker): CallAttempt {
  const told = worker.loop?.failed(connectionOf(worker));
  return told?.type === 'failed' ? failed(told.errno) : send(kernel, worker);
}

function startOne(kernel: Kernel, worker: Worker, connection: number | null): CallAttempt {
  const started = kernel.start(worker, connection);
  return {
    told: { type: 'started', worker: started },
    result: { kind: 'started', worker: started },
  };
}

export type SystemAsk = Exclude<
  Ask,
  | 'service'
  | 'putAside'
  | 'takeAnswer'
  | 'forgetWritable'
  | 'createTask'
  | 'nextHandle'
  | 'feed'
  | 'resume'
>;

const walks = ({ charts }: Kernel): boolean => charts.watches?.set.order === 'set';
const forkUs = ({ program }: Kernel) => program.costs.forkUs;

export const SYSTEM_CALLS: Record<SystemAsk, SystemCall> = {
  listen: {
    name: 'listen',
    on: onListener,
    attempt: (kernel, worker) => {
      kernel.descriptors.open(worker.process, onListener(worker));
      kernel.sockets.listen(worker.standing.variables.listener, kernel.program.backlog);
      return DONE;
    },
  },
  accept: { name: 'accept', on: onListener, attempt: blocking(accept, onListener, true) },
  acceptAtOnce: { name: 'accept', on: onListener, attempt: accept },
  recv: { name: 'recv', on: onConnection, attempt: blocking(recv, onConnection, false) },
  recvAtOnce: { name: 'recv', on: onConnection, attempt: recv },
  send: { name: 'send', on: onConnection, attempt: send },
  close: { name: 'close', on: onConnection, attempt: close },
  closeCopy: { name: 'close', on: onConnection, attempt: close },
  startThread: {
    name: 'startThread',
    on: onConnection,
    extraUs: ({ program }) => program.costs.threadUs,
    attempt: (kernel, worker) => startOne(kernel, worker, connectionOf(worker)),
  },
  forkForConnection: {
    name: 'fork',
    on: onConnection,
    extraUs: forkUs,
    attempt: (kernel, worker) => startOne(kernel, worker, connectionOf(worker)),
  },
  forkWorker: {
    name: 'fork',
    on: nowhere,
    extraUs: forkUs,
    attempt: (kernel, worker) => startOne(kernel, worker, null),
  },
  watchListener: {
    name: 'epoll_ctl',
    isOwn: walks,
    on: onListener,
    attempt: watch(onListener),
  },
  watchConnection: {
    name: 'epoll_ctl',
    isOwn: walks,
    on: onConnection,
    attempt: watch(onConnection),
  },
  wait: {
    name: ({ charts }) => charts.watches?.call ?? 'epoll_wait',
    on: nowhere,
    extraUs: (kernel, { set, outputs }) =>
      walks(kernel) ? kernel.program.costs.walkUs * ((set?.size ?? 0) + outputs.size) : 0,
    attempt: wait,
  },
  sleepForEver: {
    name: 'waitpid',
    on: nowhere,
    attempt: () => ({ waitsFor: { kind: 'children' }, until: () => undefined }),
  },
  read: { name: 'read', on: onConnection, attempt: read },
  write: { name: 'write', on: onConnection, attempt: write },
};
