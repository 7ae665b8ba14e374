/** What workers share: the sockets, wait queues, descriptors, and whom they may start. Calls are made on this. */
import type { Time } from '../../tcp/time.ts';
import type { Descriptor, WorkerId } from '../happenings.ts';
import type { ModelCharts } from '../models/index.ts';
import type { ServerProgram } from '../program.ts';
import type { ConnectionId, HostSockets, SocketNotice } from '../sockets.ts';
import type { Worker } from '../worker.ts';
import { keyOf, type Descriptors } from './descriptors.ts';
import { WaitQueue } from './waitQueue.ts';

export interface Kernel {
  now(): Time;
  readonly program: ServerProgram;
  readonly charts: ModelCharts;
  readonly sockets: HostSockets;
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

  /** Something has arrived, or there is room: whoever waits for it wakes. */
  tell(notice: SocketNotice, sockets: HostSockets): void {
    switch (notice.kind) {
      case 'acceptable':
        this.#wake(keyOf({ ...notice, kind: 'listener' }));
        break;
      case 'readable':
        this.#wake(keyOf({ ...notice, kind: 'connection' }));
        // whoever waits for room is told of an error as well
        if (sockets.error(notice.connection) !== null) this.#wake(roomKey(notice.connection));
        break;
      case 'writable':
        this.#wake(roomKey(notice.connection));
        break;
    }
  }

  forget(descriptor: Descriptor): void {
    this.#queues.delete(keyOf(descriptor));
    if (descriptor.kind === 'connection') this.#queues.delete(roomKey(descriptor.connection));
  }

  #wake(key: string): void {
    this.#queues.get(key)?.wake();
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
export function isReadable(sockets: HostSockets, of: Descriptor): boolean {
  if (of.kind === 'listener') return sockets.acceptQueue(of.listener) > 0;
  const { connection } = of;
  return (
    sockets.unread(connection) > 0 ||
    sockets.isEndOfFile(connection) ||
    sockets.error(connection) !== null
  );
}

export const isWritable = (sockets: HostSockets, connection: ConnectionId): boolean =>
  sockets.room(connection) > 0 || sockets.error(connection) !== null;
