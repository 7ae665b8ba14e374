/**
 * What the charts of programs are made with. A state is a line of the program: on entry it makes one call (its action),
 * and the events are what that call returns. Guards and actions are named as a reader of the program would say them.
 */
import { setup } from 'xstate';
import type { Ready, WorkerId } from '../happenings.ts';
import type { ConnectionId, CallErrno, ListenerId } from '../sockets.ts';

/** The variables of a program. */
export interface Variables {
  readonly listener: ListenerId;
  /** The connection in hand. */
  readonly connection: ConnectionId | null;
  /** The request in hand: so many octets; or the answer, as it was put aside. */
  readonly bytes: number;
  /** What the last wait returned, and which of it is looked at next. */
  readonly ready: readonly Ready[];
  readonly next: number;
  /** Workers that are still to be started. */
  readonly toStart: number;
}

/** What the lines of programs do. Those of the second group are no system calls: they cost nothing and show in no trace. */
export type Ask =
  | 'listen'
  | 'accept'
  | 'acceptAtOnce'
  | 'recv'
  | 'recvAtOnce'
  | 'service'
  | 'send'
  | 'close'
  | 'closeCopy'
  | 'startThread'
  | 'forkForConnection'
  | 'forkWorker'
  | 'watchListener'
  | 'watchConnection'
  | 'wait'
  | 'read'
  | 'write'
  | 'sleepForEver'
  // the program's own
  | 'putAside'
  | 'takeAnswer'
  | 'forgetWritable'
  | 'createTask'
  | 'nextHandle'
  | 'feed'
  | 'resume';

/** What an ask comes back with. */
export type Told =
  | { readonly type: 'done' }
  | { readonly type: 'accepted'; readonly connection: ConnectionId }
  | { readonly type: 'data'; readonly bytes: number }
  | { readonly type: 'endOfFile' }
  | { readonly type: 'wouldBlock' }
  | { readonly type: 'failed'; readonly errno: CallErrno }
  | { readonly type: 'started'; readonly worker: WorkerId }
  | { readonly type: 'ready'; readonly ready: readonly Ready[] }
  | { readonly type: 'tooMany' }
  // of the program's own lines
  | { readonly type: 'answer'; readonly bytes: number }
  | { readonly type: 'nothing' }
  | { readonly type: 'acceptable' }
  | { readonly type: 'readable'; readonly connection: ConnectionId }
  | { readonly type: 'resumable' }
  | { readonly type: 'awaits' };

const ask = () => undefined;

export const base = setup({
  types: {
    context: {} as Variables,
    events: {} as Told,
    input: {} as Variables,
  },
  actions: {
    listen: ask,
    accept: ask,
    acceptAtOnce: ask,
    recv: ask,
    recvAtOnce: ask,
    service: ask,
    send: ask,
    close: ask,
    closeCopy: ask,
    startThread: ask,
    forkForConnection: ask,
    forkWorker: ask,
    watchListener: ask,
    watchConnection: ask,
    wait: ask,
    read: ask,
    write: ask,
    sleepForEver: ask,
    putAside: ask,
    takeAnswer: ask,
    forgetWritable: ask,
    createTask: ask,
    nextHandle: ask,
    feed: ask,
    resume: ask,
  } satisfies Record<Ask, () => void>,
  guards: {
    noneLeft: ({ context }) => context.next >= context.ready.length,
    isListener: ({ context }) => context.ready[context.next]?.of.kind === 'listener',
    isWritable: ({ context }) => context.ready[context.next]?.is === 'writable',
    moreToStart: ({ context }) => context.toStart > 0,
  },
});

/** Assignments: what a program keeps of what a call returned. */
export const keep = {
  connection: base.assign({
    connection: ({ context, event }) =>
      event.type === 'accepted' || event.type === 'readable'
        ? event.connection
        : context.connection,
  }),
  bytes: base.assign({
    bytes: ({ context, event }) =>
      event.type === 'data' || event.type === 'answer' ? event.bytes : context.bytes,
  }),
  ready: base.assign({
    ready: ({ context, event }) => (event.type === 'ready' ? event.ready : context.ready),
    next: 0,
  }),
  /** The next that is ready is now in hand. */
  next: base.assign({
    connection: ({ context }) => {
      const of = context.ready[context.next]?.of;
      return of?.kind === 'connection' ? of.connection : context.connection;
    },
    next: ({ context }) => context.next + 1,
  }),
  oneStarted: base.assign({ toStart: ({ context }) => context.toStart - 1 }),
};

/** The inner loop of a program that blocks: a request is read, served and answered, until its client is gone. */
export const SERVES_ONE = {
  recv: {
    entry: 'recv',
    on: {
      data: { target: 'service', actions: keep.bytes },
      endOfFile: 'close',
      failed: 'close',
    },
  },
  service: { entry: 'service', on: { done: 'send' } },
  // that the peer is gone is told again by the next recv
  send: { entry: 'send', on: { done: 'recv', failed: 'recv' } },
} as const;
