/** The lessons on server programs: who waits for whom, and what a call costs or hides. */
import type { ServerLesson } from '../case.ts';
import { after, blocks, client, fails, inQueue, returns, serves, worker } from '../moments.ts';

/** c0 says nothing for two seconds; the others ask at once. */
export const oneSlowClient = {
  iterative: {
    world: 'server-one-slow-iterative',
    moment: inQueue('acceptQueue', 'enters', 4),
    look: 'program',
    asks: { right: 'all', wrong: ['one', 'none'] },
  },
  thread: {
    world: 'server-one-slow-thread',
    moment: client(4, 'answered'),
    look: 'program',
  },
  prefork: {
    world: 'server-one-slow-prefork',
    moment: client(4, 'answered'),
    look: 'program',
  },
  loop: {
    world: 'server-one-slow-epoll-lt',
    moment: client(4, 'answered'),
    look: 'program',
  },
} as const satisfies ServerLesson;

export const cpu = {
  threads: {
    world: 'server-cpu-threads',
    moment: worker('contextSwitch', 20),
    look: 'program',
    asks: { right: 'lock', wrong: ['cores', 'kernel'] },
  },
  threadsDone: {
    world: 'server-cpu-threads',
    moment: client(4, 'answered'),
    look: 'costs',
  },
  processes: {
    world: 'server-cpu-processes',
    moment: worker('contextSwitch', 12),
    look: 'program',
  },
  processesDone: {
    world: 'server-cpu-processes',
    moment: client(4, 'answered'),
    look: 'costs',
  },
} as const satisfies ServerLesson;

export const walks = {
  select: {
    world: 'server-one-slow-select',
    moment: blocks({ call: 'select' }, 2),
    look: 'program',
  },
  again: {
    world: 'server-one-slow-select',
    moment: returns({ call: 'select' }, 3),
    look: 'terminal',
    asks: { right: 'whole', wrong: ['ready', 'none'] },
  },
  epoll: {
    world: 'server-one-slow-epoll-lt',
    moment: returns({ call: 'epoll_wait' }, 2),
    look: 'program',
  },
} as const satisfies ServerLesson;

export const levelAndEdge = {
  edge: {
    world: 'server-edge-triggered-once',
    moment: returns({ call: 'recv', on: 0 }),
    look: 'terminal',
  },
  silence: {
    world: 'server-edge-triggered-once',
    moment: after(returns({ call: 'recv', on: 0 }), blocks({ call: 'epoll_wait' })),
    look: 'program',
    asks: { right: 'news', wrong: ['rest', 'error'] },
  },
  waits: {
    world: 'server-edge-triggered-once',
    moment: client(0, 'givesUp'),
    look: 'clients',
  },
  untilEmpty: {
    world: 'server-one-slow-epoll-et',
    moment: fails({ call: 'recv' }),
    look: 'terminal',
  },
} as const satisfies ServerLesson;

export const blockingLoop = {
  blocked: {
    world: 'server-blocking-loop',
    moment: after(serves(0, 'serviceBegun'), inQueue('acceptQueue', 'enters', 7)),
    look: 'terminal',
  },
  moved: {
    world: 'server-blocking-loop',
    moment: serves(1, 'serviceBegun'),
    look: 'terminal',
    asks: { right: 'program', wrong: ['queue', 'network'] },
  },
  last: {
    world: 'server-blocking-loop',
    moment: client(7, 'answered'),
    look: 'costs',
  },
} as const satisfies ServerLesson;

export const herd = {
  all: {
    world: 'server-thundering-herd',
    moment: after(inQueue('acceptQueue', 'enters', 0), fails({ call: 'accept' })),
    look: 'terminal',
    asks: { right: 'eight', wrong: ['one', 'two'] },
  },
  exclusive: {
    world: 'server-exclusive',
    moment: client(11, 'answered'),
    look: 'program',
  },
  reuseport: {
    world: 'server-reuseport',
    moment: client(0, 'givesUp'),
    look: 'kernel',
  },
} as const satisfies ServerLesson;
