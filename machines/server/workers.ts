/** How a worker comes to be: a process forked, a thread or a task started; the program's main thread is started by nobody. */
import { begin } from './chart.ts';
import { EventLoop } from './eventLoop.ts';
import type { Happened, WorkerId } from './happenings.ts';
import { InterestSet } from './kernel/interest.ts';
import { isReadable, type Kernel } from './kernel/kernel.ts';
import { newLock } from './kernel/scheduler.ts';
import type { ConnectionId } from './sockets.ts';
import type { Worker } from './worker.ts';

export function newWorkerOf(
  kernel: Kernel,
  id: WorkerId,
  parent: Worker | null,
  connection: ConnectionId | null,
  say: (happening: Happened) => void,
): Worker {
  const { charts, descriptors, program, sockets } = kernel;
  const unit = parent === null ? 'process' : (charts.worker?.unit ?? 'thread');
  const chart = parent === null ? charts.main : (charts.worker?.chart ?? charts.main);
  // what a thread or a task shares with the one that starts it
  const shares = unit === 'process' ? null : parent;
  const loop = charts.worker?.unit === 'task' ? (shares?.loop ?? new EventLoop()) : null;
  const watches = charts.watches;
  const set =
    shares?.set ??
    (watches &&
      new InterestSet(
        watches.set,
        (of) => isReadable(sockets, of),
        (kind, of) => say({ kind, worker: id, of }),
      )) ??
    null;
  if (parent === null) descriptors.begin(id, watches?.call === 'epoll_wait' ? 1 : 0);
  else if (unit === 'process') descriptors.fork(parent.process, id);
  const variables = {
    listener: program.model === 'reuseport' ? Math.max(0, id - 1) : 0,
    connection,
    ...{ bytes: 0, ready: [], next: 0 },
    toStart: parent === null ? program.workers : 0,
  };
  const standing = begin(chart, variables);
  const begun = { unit, parent: parent?.id ?? null, connection, line: standing.line };
  say({ kind: 'workerStarted', worker: id, ...begun });
  return {
    ...{ id, unit, chart, loop, set },
    parent: parent?.id ?? null,
    thread: unit === 'task' ? (parent?.thread ?? id) : id,
    process: shares?.process ?? id,
    lock: shares?.lock ?? (program.gil ? newLock() : null),
    ...{ answers: new Map(), outputs: new Set() },
    standing,
    ...{ told: null, unsent: 0, resumes: null, ended: false },
  };
}
