/**
 * The server's host in a world: what happens to it becomes steps of its connections and happenings of the world, and what programs
 * on it wait for becomes notices. It is the sockets that server programs run on (machines/server/sockets.ts).
 */
import { hostStep } from '../../../machines/host/hostStep.ts';
import {
  acceptQueueOf,
  newHost,
  type Host,
  type HostEffect,
  type HostEvent,
  type HostInput,
  type ListenerId,
} from '../../../machines/host/host.ts';
import { endpointOf } from '../../../machines/host/hostTurn.ts';
import type { Tuple } from '../../../machines/host/tuple.ts';
import type {
  CallErrno,
  SocketNotice,
  HostSockets,
  Transferred,
} from '../../../machines/server/sockets.ts';
import { PEER_HAS_CLOSED, type State } from '../../../machines/tcp/states.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Cause } from '../../trace/connection.ts';
import type { ConnectionIndex, What } from '../../trace/world.ts';
import { eventOf } from '../../trace/endpoint.ts';

/** What the host needs of the world around it. */
export interface Surroundings {
  readonly now: () => Time;
  readonly indexOf: (tuple: Tuple) => ConnectionIndex;
  readonly tupleOf: (connection: ConnectionIndex) => Tuple;
  /** A server's end has dealt with something: a step of its connection. */
  readonly dealt: (connection: ConnectionIndex, done: Dealt, cause: Cause) => void;
  readonly note: (what: What) => void;
  readonly notify: (notice: SocketNotice) => void;
}

type Dealt = Extract<HostEffect, { kind: 'dealt' }>;

/** So much fits into a socket's send buffer as far as programs see: what the peer does not take waits inside. */
const SEND_BUFFER = 2_500_000;

export class WorldHost implements HostSockets {
  readonly #around: Surroundings;
  readonly #ports: number[] = [];
  readonly #port: number;
  #host: Host;

  /** `port`: on which programs listen that say nothing of it. */
  constructor(input: HostInput, port: number, around: Surroundings) {
    this.#host = newHost(input);
    this.#port = port;
    this.#around = around;
  }

  /** The ports of the listeners that there have been. */
  get ports(): readonly number[] {
    return this.#ports;
  }

  deal(event: HostEvent, cause: Cause | null): void {
    const { host, effects } = hostStep(this.#host, event, this.#around.now());
    this.#host = host;
    for (const effect of effects) this.#perform(effect, cause);
  }

  /** A segment, a timer, or a call of a program on a connection. */
  dealOf(connection: ConnectionIndex, cause: Cause): void {
    const now = this.#around.now();
    const tuple = this.#around.tupleOf(connection);
    const event = eventOf(cause, now);
    if (event.type === 'segmentArrives') this.deal({ kind: 'segment', tuple, event }, cause);
    else if (cause.kind === 'timer')
      this.deal({ kind: 'timer', tuple, event: { type: `timeout.${cause.timer}`, now } }, cause);
    else this.deal({ kind: 'call', tuple, event }, cause);
  }

  #perform(effect: HostEffect, cause: Cause | null): void {
    const { indexOf, dealt, note, notify } = this.#around;
    switch (effect.kind) {
      case 'dealt': {
        const connection = indexOf(effect.tuple);
        dealt(connection, effect, cause ?? ABORTED);
        if (cause?.kind !== 'call') this.#notice(connection, effect);
        return;
      }
      case 'queue': {
        const { tuple, ...what } = effect;
        note({ ...what, connection: indexOf(tuple) });
        if (what.queue === 'acceptQueue' && what.does === 'enters')
          notify({ kind: 'acceptable', listener: what.listener });
        return;
      }
      case 'accepted':
        note({ kind: 'accepted', listener: effect.listener, connection: indexOf(effect.tuple) });
        return;
      case 'limit':
      case 'closed':
      case 'count':
        note(effect);
    }
  }

  #notice(connection: ConnectionIndex, { effects, tuple }: Dealt): void {
    const { stage, snapshot, remains } = endpointOf(this.#turn, tuple);
    if (stage.at !== 'program' && stage.at !== 'acceptQueue') return;
    const brings = effects.some(
      (effect) => effect.kind === 'deliver' || (effect.kind === 'enter' && isNews(effect.state)),
    );
    if (brings || remains?.error) this.#around.notify({ kind: 'readable', connection });
    else if (snapshot.context.tcb?.unwritten === 0)
      this.#around.notify({ kind: 'writable', connection });
  }

  get #turn() {
    return { host: this.#host, now: this.#around.now(), effects: [] };
  }

  #endpoint(connection: ConnectionIndex) {
    return endpointOf(this.#turn, this.#around.tupleOf(connection));
  }

  #tcb(connection: ConnectionIndex): Tcb | null {
    return this.#endpoint(connection).snapshot.context.tcb;
  }

  listen(listener: ListenerId, backlog: number): void {
    this.listenOn(listener, this.#port, backlog);
  }

  /** A socket that listens is one of those there are, or the next one. */
  listenOn(listener: ListenerId, port: number, backlog: number): void {
    if (listener > this.#host.listeners.length) return;
    this.#ports[listener] = port;
    this.deal({ kind: 'listen', listener, port, backlog }, null);
  }

  /** Of a listener that there is not, close() says EBADF and does nothing. */
  closeListener(listener: ListenerId): void {
    if (this.#host.listeners[listener] === undefined) return;
    this.deal({ kind: 'closeListener', listener }, null);
  }

  acceptQueue(listener: ListenerId): number {
    return acceptQueueOf(this.#host, listener).length;
  }

  accept(listener: ListenerId): ConnectionIndex | null {
    const [tuple] = acceptQueueOf(this.#host, listener);
    if (tuple === undefined) return null;
    this.deal({ kind: 'accept', listener }, null);
    return this.#around.indexOf(tuple);
  }

  unread(connection: ConnectionIndex): number {
    const { snapshot, remains } = this.#endpoint(connection);
    return snapshot.context.tcb?.unread ?? remains?.unread ?? 0;
  }

  isEndOfFile(connection: ConnectionIndex): boolean {
    const { snapshot } = this.#endpoint(connection);
    const { state, tcb } = snapshot.context;
    return tcb === null || PEER_HAS_CLOSED.includes(state);
  }

  error(connection: ConnectionIndex): CallErrno | null {
    return this.#endpoint(connection).remains?.error ?? null;
  }

  room(connection: ConnectionIndex): number {
    const tcb = this.#tcb(connection);
    return tcb === null || tcb.unwritten > 0 ? 0 : SEND_BUFFER;
  }

  recv(connection: ConnectionIndex, atMost: number): Transferred {
    const bytes = Math.min(this.unread(connection), atMost);
    if (bytes > 0) {
      this.#call(connection, { call: 'receive', bytes });
      return bytes;
    }
    if (this.#tcb(connection) !== null) return this.isEndOfFile(connection) ? 0 : 'EAGAIN';
    const { remains } = this.#endpoint(connection);
    if (!remains?.error || remains.isEndOfFile) return 0;
    this.#call(connection, { call: 'receive' });
    return remains.error;
  }

  send(connection: ConnectionIndex, bytes: number): Transferred {
    const tcb = this.#tcb(connection);
    if (tcb && tcb.unwritten > 0) return 'EAGAIN';
    const error = this.error(connection) ?? 'EPIPE';
    this.#call(connection, { call: 'send', bytes });
    return tcb ? bytes : error;
  }

  close(connection: ConnectionIndex): void {
    if (this.#tcb(connection) !== null) this.#call(connection, { call: 'close' });
  }

  #call(connection: ConnectionIndex, call: (Cause & { kind: 'call' })['call']): void {
    this.dealOf(connection, { kind: 'call', call, action: null });
  }
}

/** The listener is closed, and with it all that nobody has accepted. */
const ABORTED: Cause = { kind: 'call', call: { call: 'abort' }, action: null };

const isNews = (state: State): boolean =>
  PEER_HAS_CLOSED.includes(state) || state === 'CLOSED' || state === 'LISTEN';
