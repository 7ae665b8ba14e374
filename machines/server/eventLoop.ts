/**
 * What an event loop keeps beside its chart (asyncio's base_events.py and selector_events.py): handles to be called back,
 * timers, and for each connection what the loop has read that its task has not.
 *
 * One turn of the loop calls back those that were there when it began; what they schedule is for the next turn.
 */
import { Heap } from './kernel/heap.ts';
import type { Told } from './models/base.ts';
import type { ConnectionId, CallErrno } from './sockets.ts';
import type { Time } from '../tcp/time.ts';

export type Handle =
  | { readonly kind: 'acceptable' }
  | { readonly kind: 'readable'; readonly connection: ConnectionId }
  /** A connection was accepted: its transport is made in the next turn, its task runs in the one behind that. */
  | { readonly kind: 'makeTransport'; readonly connection: ConnectionId }
  | { readonly kind: 'makeTask'; readonly connection: ConnectionId }
  /** A task goes on. */
  | { readonly kind: 'resume'; readonly go: () => void };

interface Stream {
  unread: number;
  endOfFile: boolean;
  error: CallErrno | null;
  /** Goes on with the task that awaits read(). */
  reader: (() => void) | null;
}

export class EventLoop {
  /** Of this turn, and of the next. */
  #turn: Handle[] = [];
  #soon: Handle[] = [];
  readonly #timers = new Heap<Handle>();
  readonly #streams = new Map<ConnectionId, Stream>();

  callSoon(handle: Handle): void {
    this.#soon.push(handle);
  }

  callAt(at: Time, handle: Handle): void {
    this.#timers.put(at, handle);
  }

  /** Whether the next wait is not to sleep. */
  get isBusy(): boolean {
    return this.#soon.length > 0;
  }

  get nextTimer(): Time | null {
    return this.#timers.nextAt;
  }

  /** The wait is over: a turn begins. */
  turn(now: Time): void {
    for (let due = this.#timers.take(now); due; due = this.#timers.take(now)) this.callSoon(due);
    this.#turn = this.#soon.reverse();
    this.#soon = [];
  }

  next(): Handle | undefined {
    return this.#turn.pop();
  }

  /** What the loop has read, or was told, of a connection. */
  feed(connection: ConnectionId, told: Told): void {
    const stream = this.#streamOf(connection);
    if (told.type === 'data') stream.unread += told.bytes;
    if (told.type === 'endOfFile') stream.endOfFile = true;
    if (told.type === 'failed') stream.error = told.errno;
    if (stream.reader === null) return;
    this.callSoon({ kind: 'resume', go: stream.reader });
    stream.reader = null;
  }

  /** read(n): what there is of the buffer; null: there is nothing yet. */
  read(connection: ConnectionId, atMost: number): Told | null {
    const stream = this.#streamOf(connection);
    const failed = this.failed(connection);
    if (failed) return failed;
    if (stream.unread > 0) {
      const bytes = Math.min(stream.unread, atMost);
      stream.unread -= bytes;
      return { type: 'data', bytes };
    }
    return stream.endOfFile ? { type: 'endOfFile' } : null;
  }

  awaitData(connection: ConnectionId, go: () => void): void {
    this.#streamOf(connection).reader = go;
  }

  /** What the loop was told is raised by the next read() and drain() of the task. */
  failed(connection: ConnectionId): Told | null {
    const { error } = this.#streamOf(connection);
    return error && { type: 'failed', errno: error };
  }

  forget(connection: ConnectionId): void {
    this.#streams.delete(connection);
  }

  #streamOf(connection: ConnectionId): Stream {
    let stream = this.#streams.get(connection);
    if (stream === undefined) {
      stream = { unread: 0, endOfFile: false, error: null, reader: null };
      this.#streams.set(connection, stream);
    }
    return stream;
  }
}
