/** What workers share: the sockets, wait queues, descriptors, and whom they may start. Calls are made on this. */
import type { Time } from '../../tcp/time.ts';
import type { Descriptor, WorkerId } from '../happenings.ts';
import type { ModelCharts } from '../models/index.ts';
import type { ServerProgram } from '../program.ts';
import type { ConnectionId, Sockets } from '../sockets.ts';
import type { Worker } from '../worker.ts';
import { keyOf, type Descriptors } from './descriptors.ts';
import { WaitQueue } from './waitQueue.ts';

export interface Kernel {
  now(): Time;
  readonly program: ServerProgram;
  readonly charts: ModelCharts;
  readonly sockets: Sockets;
  readonly descriptors: Descriptors;
  readonly queues: WaitQueues;
  /** Starts the worker of the model: for a connection, or one of those that all are alike. */
  start(parent: Worker, connection: ConnectionId | null): WorkerId;
  callAt(at: Time, what: () => void): void;
}

/** The wait queues of each socket: of those who wait for something to read, and of those who wait for room. */
export class WaitQueues {
  readonly #queues = new Map<string, WaitQueue>();

  of(descriptor: Descriptor): WaitQueue {
    return this.#at(keyOf(descriptor));
  }

  forRoom(connection: ConnectionId): WaitQueue {
    return this.#at(roomKey(connection));
  }

  wake(descriptor: Descriptor): void {
    this.#queues.get(keyOf(descriptor))?.wake();
  }

  wakeForRoom(connection: ConnectionId): void {
    this.#queues.get(roomKey(connection))?.wake();
  }

  forget(descriptor: Descriptor): void {
    this.#queues.delete(keyOf(descriptor));
    if (descriptor.kind === 'connection') this.#queues.delete(roomKey(descriptor.connection));
  }

  #at(key: string): WaitQueue {
    let queue = this.#queues.get(key);
    if (queue === undefined) {
      queue = new WaitQueue();
      this.#queues.set(key, queue);
    }
    return queue;
  }
}

const roomKey = (connection: ConnectionId): string => `room of ${connection}`;

/** Whether a read or an accept() would return at once (poll: POLLIN, POLLHUP, POLLERR). */
export function isReadable(sockets: Sockets, of: Descriptor): boolean {
  if (of.kind === 'listener') return sockets.acceptQueue(of.listener) > 0;
  const { connection } = of;
  return (
    sockets.unread(connection) > 0 ||
    sockets.isEndOfFile(connection) ||
    sockets.error(connection) !== null
  );
}

export const isWritable = (sockets: Sockets, connection: ConnectionId): boolean =>
  sockets.room(connection) > 0 || sockets.error(connection) !== null;
