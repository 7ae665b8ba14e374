/**
 * What has happened on the server, in one order: workers come and go, calls are entered, block and return, services begin and
 * end, cores change hands. The lanes, the call trace and the costs are drawn from it.
 */
import type { Time } from '../tcp/time.ts';
import type { ConnectionId, CallErrno, ListenerId } from './sockets.ts';

/** 0 is the program's main thread; those that it starts are counted from 1. */
export type WorkerId = number;

export type Unit = 'thread' | 'process' | 'task';

/** Something that a descriptor stands for. */
export type Descriptor =
  | { readonly kind: 'listener'; readonly listener: ListenerId }
  | { readonly kind: 'connection'; readonly connection: ConnectionId };

/** One entry of what select(), poll() and epoll_wait() return. */
export interface Ready {
  readonly of: Descriptor;
  readonly is: 'readable' | 'writable';
}

export type ServerCall =
  | 'listen'
  | 'accept'
  | 'recv'
  | 'send'
  | 'close'
  | 'startThread'
  | 'fork'
  | 'select'
  | 'poll'
  | 'epoll_ctl'
  | 'epoll_wait'
  | 'waitpid'
  /** Of a coroutine: they await, and the loop makes the calls. */
  | 'read'
  | 'write';

/** What a call returned. */
export type Returned =
  | { readonly kind: 'done' }
  | { readonly kind: 'accepted'; readonly connection: ConnectionId; readonly fd: number }
  /** recv and read: 0 is the end of the file. */
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly errno: CallErrno }
  | { readonly kind: 'started'; readonly worker: WorkerId }
  /** What is ready, and of select() and poll() how many descriptors were walked to find out (epoll walks none: null). */
  | {
      readonly kind: 'ready';
      readonly ready: readonly Ready[];
      readonly walked: { readonly inputs: number; readonly outputs: number } | null;
    };

/** What a worker sleeps for. */
export type BlockedOn =
  | Descriptor
  | { readonly kind: 'set'; readonly inputs: number; readonly outputs: number }
  | { readonly kind: 'children' }
  | { readonly kind: 'sleep' };

interface OfWorker {
  readonly worker: WorkerId;
}
interface AtLine extends OfWorker {
  /** The line of its program that it is at from now on: a state of its chart. */
  readonly line: string;
}
interface OfCall extends OfWorker {
  readonly call: ServerCall;
  /** What it is made on. */
  readonly on: Descriptor | null;
}
interface OfService extends OfWorker {
  readonly connection: ConnectionId;
  /** Octets of the request as recv() told it: several requests may be in it. */
  readonly bytes: number;
}
interface OfDescriptor {
  /** The process, by its first worker. */
  readonly process: WorkerId;
  readonly fd: number;
  readonly of: Descriptor;
}

export type Happened =
  | (AtLine & {
      readonly kind: 'workerStarted';
      readonly unit: Unit;
      readonly parent: WorkerId | null;
      readonly connection: ConnectionId | null;
    })
  | (OfWorker & { readonly kind: 'workerEnded'; readonly why: Ending })
  /** A worker was stopped from outside, or goes on. */
  | (OfWorker & { readonly kind: 'paused' | 'resumed' })
  | (OfCall & AtLine & { readonly kind: 'callEntered' })
  | (OfCall & { readonly kind: 'blocked'; readonly for: BlockedOn })
  | (OfCall & { readonly kind: 'returned'; readonly result: Returned })
  | (OfService & AtLine & { readonly kind: 'serviceBegun' })
  | (OfService & { readonly kind: 'serviceEnded' })
  /** A thread waits for a core (or for the interpreter's lock), or leaves its core to sleep. */
  | (OfWorker & { readonly kind: 'runnable' | 'asleep' })
  /** A core takes up a thread, which runs from now on; `from` is the one it ran before. */
  | {
      readonly kind: 'contextSwitch';
      readonly core: number;
      readonly from: WorkerId | null;
      readonly to: WorkerId;
    }
  /** A descriptor joins the worker's set (of select, poll or epoll) or leaves it; or its ready list. */
  | (OfWorker & {
      readonly kind: 'setJoined' | 'setLeft' | 'readyJoined' | 'readyLeft';
      readonly of: Descriptor;
    })
  | (OfDescriptor & { readonly kind: 'descriptorOpened' | 'descriptorClosed' });

/** Why a worker ended: it was done, or its program did not foresee what a call told it. */
export type Ending = 'done' | 'EAGAIN' | 'FD_SETSIZE';

export type ServerHappening = Happened & { readonly at: Time };
