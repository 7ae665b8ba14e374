/** Which charts each model is made of, and how its workers watch. */
import type { AnyStateMachine } from 'xstate';
import type { Unit } from '../happenings.ts';
import type { SetKind } from '../kernel/interest.ts';
import type { Model } from '../program.ts';
import { eventLoop, task } from './asyncio.ts';
import { connectionHandler } from './connection.ts';
import { oneEach, oneEachWorker, untilEagain } from './epoll.ts';
import { iterative, oneForEver } from './iterative.ts';
import { acceptOnce, endOfFileUnseen } from './mistakes.ts';
import { preforkParent, preforkWorker, reuseportParent } from './prefork.ts';
import { copyKeeper, forkingAcceptor } from './process.ts';
import { selectReactor } from './select.ts';
import { threadAcceptor } from './thread.ts';

export interface ModelCharts {
  readonly main: AnyStateMachine;
  /** Of the workers that it starts. */
  readonly worker?: { readonly chart: AnyStateMachine; readonly unit: Unit };
  /** What a worker waits with, and how it is told. */
  readonly watches?: { readonly call: 'select' | 'poll' | 'epoll_wait'; readonly set: SetKind };
}

const WALKED: SetKind = { order: 'set', trigger: 'level', exclusive: false };
const LEVEL: SetKind = { order: 'arrival', trigger: 'level', exclusive: false };
const EDGE: SetKind = { order: 'arrival', trigger: 'edge', exclusive: false };
const EXCLUSIVE: SetKind = { order: 'arrival', trigger: 'level', exclusive: true };

const epoll = (set: SetKind) => ({ call: 'epoll_wait', set }) as const;
const handler = (unit: Unit) => ({ chart: connectionHandler, unit });
const epollWorker = { chart: oneEachWorker, unit: 'process' } as const;

export const CHARTS: Record<Model, ModelCharts> = {
  iterative: { main: iterative },
  oneForEver: { main: oneForEver },
  thread: { main: threadAcceptor, worker: handler('thread') },
  process: { main: forkingAcceptor, worker: handler('process') },
  prefork: { main: preforkParent, worker: { chart: preforkWorker, unit: 'process' } },
  select: { main: selectReactor, watches: { call: 'select', set: WALKED } },
  poll: { main: selectReactor, watches: { call: 'poll', set: WALKED } },
  epollLt: { main: oneEach, watches: epoll(LEVEL) },
  epollEt: { main: untilEagain, watches: epoll(EDGE) },
  epollEtOnce: { main: oneEach, watches: epoll(EDGE) },
  epollShared: { main: preforkParent, worker: epollWorker, watches: epoll(LEVEL) },
  epollExclusive: { main: preforkParent, worker: epollWorker, watches: epoll(EXCLUSIVE) },
  reuseport: {
    main: reuseportParent,
    worker: { chart: oneEach, unit: 'process' },
    watches: epoll(LEVEL),
  },
  asyncio: { main: eventLoop, worker: { chart: task, unit: 'task' }, watches: epoll(LEVEL) },
  processCopyKept: { main: copyKeeper, worker: handler('process') },
  endOfFileUnseen: { main: endOfFileUnseen },
  acceptOnce: { main: acceptOnce },
};
