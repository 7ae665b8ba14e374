/**
 * What server programs run on: the sockets of one host. Implemented by whoever simulates the host; a program sees nothing
 * else of the network. No call here waits: where a program's own call would, the worker sleeps until it is told.
 *
 * A connection has the number that it was accepted with for ever; descriptors are the program's own business.
 */
import type { ListenerId } from '../host/host.ts';
import type { Errno } from '../stacks/sockets/program.ts';
import type { Time } from '../tcp/time.ts';

/** Which listening socket: 0 where a program has one; a worker's number where each has its own (SO_REUSEPORT). */
export type { ListenerId } from '../host/host.ts';

export type ConnectionId = number;

/** What a call on a socket may fail with. EAGAIN: it would have to wait. */
export type CallErrno = Errno | 'EAGAIN';

/** So many octets, or why not. */
export type Transferred = number | CallErrno;

export interface HostSockets {
  /** socket(), bind(), listen(): from now on SYNs are answered. Of several listeners each has queues of its own. */
  listen(listener: ListenerId, backlog: number): void;
  /** Whoever waits in its queues is reset. */
  closeListener(listener: ListenerId): void;
  /** Completed connections that nobody has accepted yet: how many. */
  acceptQueue(listener: ListenerId): number;
  /** Takes the first out of the accept queue; null where it is empty. */
  accept(listener: ListenerId): ConnectionId | null;

  /** Octets that could be read at once. */
  unread(connection: ConnectionId): number;
  /** The peer's FIN has arrived: behind what is unread, recv() tells 0. */
  isEndOfFile(connection: ConnectionId): boolean;
  /** An error that the next call will tell (a RST has arrived, a timer has given up). */
  error(connection: ConnectionId): CallErrno | null;
  /** Octets that the send buffer would take at once. */
  room(connection: ConnectionId): number;

  /** At most so many octets; 0: end of file. EAGAIN: nothing is there. What was received before a RST can be read behind it. */
  recv(connection: ConnectionId, atMost: number): Transferred;
  /** As many octets as there is room for. EAGAIN: for none. */
  send(connection: ConnectionId, bytes: number): Transferred;
  /** The last descriptor of it is closed: FIN, or a RST where octets are unread. */
  close(connection: ConnectionId): void;
}

/** What the host tells a program's server, in the order in which it happened. */
export type SocketNotice =
  /** The accept queue grew. */
  | { readonly kind: 'acceptable'; readonly listener: ListenerId }
  /** Data, a FIN, or an error has arrived: each time that some does, whether what came before has been read or not. */
  | { readonly kind: 'readable'; readonly connection: ConnectionId }
  /** There is room again in the send buffer. */
  | { readonly kind: 'writable'; readonly connection: ConnectionId };

/** A server as the host sees it. */
export interface Driven {
  start(at: Time): void;
  notify(at: Time, notice: SocketNotice): void;
  /** When something happens by itself: a burst, a slice, or a sleep ends. Null: it waits for a notice. */
  readonly nextAt: Time | null;
  /** Does what is due by then. Ask for `nextAt` again behind this, and behind `start` and `notify`. */
  advance(at: Time): void;
}
