/** The lesson that goes through the models, and the one with the mistakes. */
import type { ServerLesson } from '../case.ts';
import { after, atLast, client, returns, worker } from '../moments.ts';

/** 单线程、多线程、多进程、prefork、Reactor 各解决了什么问题 */
export const models = {
  iterative: {
    world: 'server-iterative',
    moment: client(4, 'answered'),
    look: 'costs',
  },
  threads: {
    world: 'server-one-slow-thread',
    moment: client(4, 'answered'),
    look: 'program',
  },
  processes: {
    world: 'server-cpu-processes',
    moment: client(4, 'answered'),
    look: 'program',
  },
  prefork: {
    world: 'server-one-slow-prefork',
    moment: client(4, 'answered'),
    look: 'program',
  },
  reactor: {
    world: 'server-one-slow-epoll-lt',
    moment: client(4, 'answered'),
    look: 'program',
  },
} as const satisfies ServerLesson;

/** Programs with a mistake in them: what goes wrong is seen first, the line is to be found. */
export const mistakes = {
  endOfFile: {
    world: 'server-end-of-file-unseen',
    moment: after(client(0, 'closes'), returns({ call: 'recv', on: 0 }, 2)),
    look: 'terminal',
    asks: { right: 'eof', wrong: ['empty', 'lost'] },
  },
  copyKept: {
    world: 'server-copy-kept',
    moment: worker('workerEnded'),
    look: 'program',
    asks: { right: 'copy', wrong: ['fin', 'wait'] },
  },
  acceptOnce: {
    world: 'server-accept-once',
    moment: atLast,
    look: 'terminal',
    asks: { right: 'once', wrong: ['port', 'firewall'] },
  },
} as const satisfies ServerLesson;
