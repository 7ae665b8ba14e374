/** Lines of programs that are no system calls: they work on the program's own lists, and take no time to speak of. */
import type { EventLoop } from './eventLoop.ts';
import type { Kernel } from './kernel/kernel.ts';
import type { Ask, Told } from './models/base.ts';
import { connectionOf, onConnection, type Worker } from './worker.ts';

export type OwnAsk = Extract<
  Ask,
  'putAside' | 'takeAnswer' | 'forgetWritable' | 'createTask' | 'nextHandle' | 'feed' | 'resume'
>;

const DONE: Told = { type: 'done' };

/** What the line comes to; null: a task runs now, and the loop goes on when it awaits. */
export const OWN_LINES: Record<OwnAsk, (kernel: Kernel, worker: Worker) => Told | null> = {
  /** The answer is put into the connection's queue; select() is asked whether it can be sent. */
  putAside: (_, worker) => {
    const connection = connectionOf(worker);
    const waiting = worker.answers.get(connection) ?? [];
    worker.answers.set(connection, [...waiting, worker.standing.variables.bytes]);
    worker.outputs.add(connection);
    return DONE;
  },
  takeAnswer: (_, worker) => {
    const bytes = worker.answers.get(connectionOf(worker))?.shift();
    return bytes === undefined ? { type: 'nothing' } : { type: 'answer', bytes };
  },
  forgetWritable: (_, worker) => {
    worker.outputs.delete(connectionOf(worker));
    return DONE;
  },
  createTask: (_, worker) => {
    loopOf(worker).callSoon({ kind: 'makeTransport', connection: connectionOf(worker) });
    return DONE;
  },
  nextHandle: (kernel, worker) => nextHandle(kernel, worker, loopOf(worker)),
  feed: (_, worker) => {
    const { told } = worker;
    if (told !== null) loopOf(worker).feed(connectionOf(worker), told);
    // nothing more will come of it
    if (told?.type !== 'data') worker.set?.remove(onConnection(worker));
    return DONE;
  },
  resume: (_, worker) => {
    const go = worker.resumes;
    worker.resumes = null;
    go?.();
    return null;
  },
};

function nextHandle(kernel: Kernel, worker: Worker, loop: EventLoop): Told {
  for (let handle = loop.next(); handle !== undefined; handle = loop.next()) {
    switch (handle.kind) {
      case 'acceptable':
        return { type: 'acceptable' };
      case 'readable':
        return { type: 'readable', connection: handle.connection };
      case 'resume':
        worker.resumes = handle.go;
        return { type: 'resumable' };
      case 'makeTransport':
        loop.callSoon({ kind: 'makeTask', connection: handle.connection });
        break;
      case 'makeTask': {
        const of = { kind: 'connection', connection: handle.connection } as const;
        kernel.start(worker, handle.connection);
        worker.set?.add(of, kernel.queues.of(of));
        break;
      }
    }
  }
  return { type: 'nothing' };
}

function loopOf({ loop, chart }: Worker): EventLoop {
  if (loop === null) throw new Error(`${chart.id} has no event loop`);
  return loop;
}

export const isOwnAsk = (ask: Ask): ask is OwnAsk => ask in OWN_LINES;
