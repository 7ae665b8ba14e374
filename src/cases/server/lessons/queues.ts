/** The lessons on the kernel’s two queues: what waits where, what a full queue does, and a flood. */
import type { ServerLesson } from '../case.ts';
import { after, client, counts, deals, inQueue, returns } from '../moments.ts';

/** The first octets of a client are acknowledged, though nobody has accepted it. */
export const beforeAccept = {
  halfOpen: {
    world: 'server-iterative',
    moment: inQueue('synQueue', 'enters', 1),
    look: 'kernel',
  },
  queued: {
    world: 'server-iterative',
    moment: inQueue('acceptQueue', 'enters', 1),
    look: 'kernel',
    asks: { right: 'returned', wrong: ['accept', 'data'] },
  },
  waiting: {
    world: 'server-iterative',
    moment: inQueue('acceptQueue', 'enters', 4),
    look: 'terminal',
  },
  accepted: {
    world: 'server-iterative',
    moment: returns({ call: 'recv', on: 1 }),
    look: 'program',
  },
} as const satisfies ServerLesson;

export const oneMore = {
  room: {
    world: 'server-backlog-full',
    moment: inQueue('acceptQueue', 'enters', 2),
    look: 'kernel',
    asks: { right: 'three', wrong: ['two', 'five'] },
  },
  full: {
    world: 'server-backlog-full',
    moment: inQueue('acceptQueue', 'enters', 3),
    look: 'kernel',
  },
  dropped: {
    world: 'server-backlog-full',
    moment: after(counts('TcpExtListenOverflows'), deals(4, 'server')),
    look: 'terminal',
  },
  client: {
    world: 'server-backlog-full',
    moment: client(4, 'connected'),
    look: 'clients',
  },
} as const satisfies ServerLesson;

export const ignoredAck = {
  ignored: {
    world: 'server-ignored-ack',
    moment: after(counts('TcpExtListenOverflows'), deals(3, 'server')),
    look: 'kernel',
    asks: { right: 'connected', wrong: ['refused', 'connecting'] },
  },
  dataToo: {
    world: 'server-ignored-ack',
    moment: after(counts('TcpExtListenOverflows', 3), deals(3, 'server')),
    look: 'clients',
  },
  room: {
    world: 'server-ignored-ack',
    moment: inQueue('acceptQueue', 'leaves', 1),
    look: 'kernel',
    asks: { right: 'later', wrong: ['now', 'never'] },
  },
  rescued: {
    world: 'server-ignored-ack',
    moment: inQueue('acceptQueue', 'enters', 3),
    look: 'kernel',
  },
  abort: {
    world: 'server-abort-on-overflow',
    moment: client(3, 'reset'),
    look: 'clients',
  },
} as const satisfies ServerLesson;

export const flood = {
  forged: {
    world: 'server-syn-flood',
    moment: inQueue('synQueue', 'enters', 5),
    look: 'kernel',
  },
  lockedOut: {
    world: 'server-syn-flood',
    moment: after(
      after(client(20, 'connecting'), counts('TcpExtTCPReqQFullDrop')),
      deals(20, 'server'),
    ),
    look: 'clients',
    asks: { right: 'drop', wrong: ['reset', 'queue'] },
  },
  cookie: {
    world: 'server-syn-cookies',
    moment: after(
      after(client(20, 'connecting'), counts('TcpExtSyncookiesSent')),
      deals(20, 'server'),
    ),
    look: 'terminal',
  },
  proven: {
    world: 'server-syn-cookies',
    moment: inQueue('acceptQueue', 'enters', 20),
    look: 'kernel',
  },
} as const satisfies ServerLesson;
