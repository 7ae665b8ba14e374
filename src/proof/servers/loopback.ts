/**
 * A network of no loss and a constant delay between clients and one server, as far as sockets show it: queues, octets, FIN and RST.
 * It stands in for a simulated network: clients see `ClientSockets`, the server `HostSockets`.
 */
import type {
  ConnectionId,
  CallErrno,
  ListenerId,
  SocketNotice,
  HostSockets,
  Transferred,
} from '../../../machines/server/sockets.ts';
import { Heap } from '../../../machines/server/kernel/heap.ts';
import { later, type Time } from '../../../machines/tcp/time.ts';

/** What clients do. A client's number is that of its connection. */
export interface ClientSockets {
  connect(client: number): void;
  sendFrom(client: number, bytes: number): void;
  closeFrom(client: number): void;
  abortFrom(client: number): void;
}

/** What they are told, when it arrives. */
export type Received = (at: Time, client: number, bytes: number) => void;

/** A network on which a load runs. */
export interface LoadNetwork extends HostSockets, ClientSockets {
  readonly nextAt: Time | null;
  /** Time passes: what is due by then arrives. What is called next is called now. */
  advance(at: Time): void;
  /** The longest that an accept queue has been. */
  readonly longestQueue: number;
  /** Whom the server has sent a FIN. */
  readonly closed: readonly ConnectionId[];
}

interface Connection {
  unread: number;
  endOfFile: boolean;
  error: CallErrno | null;
  /** Reset: nothing more can be sent, and nothing will come. */
  dead: boolean;
  clientClosed: boolean;
}

const SEND_BUFFER = 2_500_000;

export class Loopback implements LoadNetwork {
  /** The accept queue of each listener. */
  readonly #waiting = new Map<ListenerId, ConnectionId[]>();
  readonly #connections = new Map<ConnectionId, Connection>();
  readonly #flying = new Heap<() => void>();
  readonly #oneWayUs: number;
  readonly #notify: (at: Time, notice: SocketNotice) => void;
  readonly #received: Received;
  #now: Time;
  longestQueue = 0;
  readonly closed: ConnectionId[] = [];

  constructor(
    start: Time,
    oneWayUs: number,
    notify: (at: Time, notice: SocketNotice) => void,
    received: Received,
  ) {
    this.#now = start;
    this.#oneWayUs = oneWayUs;
    this.#notify = notify;
    this.#received = received;
  }

  get nextAt(): Time | null {
    return this.#flying.nextAt;
  }

  advance(at: Time): void {
    this.#now = at;
    for (let next = this.#flying.take(at); next; next = this.#flying.take(at)) next();
  }

  connect(client: number): void {
    const connection = {
      unread: 0,
      endOfFile: false,
      error: null,
      dead: false,
      clientClosed: false,
    };
    this.#connections.set(client, connection);
    this.#fly(() => {
      // of several listeners on one port (SO_REUSEPORT) a hash chooses
      const listeners = [...this.#waiting];
      const [listener, waiting] = listeners[client % listeners.length] ?? [];
      if (listener === undefined || waiting === undefined) return;
      waiting.push(client);
      this.longestQueue = Math.max(this.longestQueue, waiting.length);
      this.#notify(this.#now, { kind: 'acceptable', listener });
    });
  }

  sendFrom(client: number, bytes: number): void {
    this.#arrive(client, (of) => (of.unread += bytes));
  }

  closeFrom(client: number): void {
    this.#of(client).clientClosed = true;
    this.#arrive(client, (of) => (of.endOfFile = true));
  }

  abortFrom(client: number): void {
    this.#of(client).clientClosed = true;
    this.#arrive(client, (of) => {
      of.dead = true;
      of.error = 'ECONNRESET';
    });
  }

  listen(listener: ListenerId): void {
    this.#waiting.set(listener, []);
  }

  closeListener(listener: ListenerId): void {
    for (const waiting of this.#waiting.get(listener) ?? []) this.#of(waiting).dead = true;
    this.#waiting.delete(listener);
  }

  acceptQueue(listener: ListenerId): number {
    return this.#waiting.get(listener)?.length ?? 0;
  }

  accept(listener: ListenerId): ConnectionId | null {
    return this.#waiting.get(listener)?.shift() ?? null;
  }

  unread(connection: ConnectionId): number {
    return this.#of(connection).unread;
  }

  isEndOfFile(connection: ConnectionId): boolean {
    return this.#of(connection).endOfFile;
  }

  error(connection: ConnectionId): CallErrno | null {
    return this.#of(connection).error;
  }

  room(connection: ConnectionId): number {
    return this.#of(connection).dead ? 0 : SEND_BUFFER;
  }

  recv(connection: ConnectionId, atMost: number): Transferred {
    const of = this.#of(connection);
    if (of.unread > 0) {
      const bytes = Math.min(of.unread, atMost);
      of.unread -= bytes;
      return bytes;
    }
    // a FIN that has come is told before an error that came behind it
    if (of.endOfFile) return 0;
    return this.#takeError(of) ?? (of.dead ? 0 : 'EAGAIN');
  }

  send(connection: ConnectionId, bytes: number): Transferred {
    const of = this.#of(connection);
    const error = this.#takeError(of);
    if (error !== null) return error;
    if (of.dead) return 'EPIPE';
    this.#fly(() => {
      if (!of.clientClosed) this.#received(this.#now, connection, bytes);
      else
        this.#arrive(connection, (it) => {
          it.dead = true;
          it.error = 'EPIPE';
        });
    });
    return bytes;
  }

  close(connection: ConnectionId): void {
    this.closed.push(connection);
    this.#of(connection).dead = true;
  }

  #takeError(of: Connection): CallErrno | null {
    const { error } = of;
    of.error = null;
    return error;
  }

  #of(connection: ConnectionId): Connection {
    const of = this.#connections.get(connection);
    if (of === undefined) throw new Error(`there is no connection ${connection}`);
    return of;
  }

  #fly(arrive: () => void): void {
    this.#flying.put(later(this.#now, this.#oneWayUs), arrive);
  }

  #arrive(connection: ConnectionId, change: (of: Connection) => void): void {
    this.#fly(() => {
      change(this.#of(connection));
      this.#notify(this.#now, { kind: 'readable', connection });
    });
  }
}
