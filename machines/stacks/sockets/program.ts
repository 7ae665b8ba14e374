/** What a program does, in calls of the sockets interface, and what they return. */
import type { Moment } from './moment.ts';

export type SocketCallName =
  | 'socket'
  | 'bind'
  | 'listen'
  | 'accept'
  | 'connect'
  | 'send'
  | 'recv'
  | 'shutdown'
  | 'setsockopt'
  | 'getsockopt'
  | 'close';

export type Errno =
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ECONNABORTED'
  | 'ETIMEDOUT'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'EISCONN'
  | 'EADDRINUSE'
  | 'EADDRNOTAVAIL'
  | 'EDESTADDRREQ'
  | 'EBADF';

/** What a call returned. `recv` tells 0 bytes at the end of the file. */
export type Result =
  | { readonly kind: 'done' }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly errno: Errno };

/** An option that a program sets, by the name that setsockopt() has for it. */
export interface SocketOption {
  readonly name: 'SO_LINGER' | 'SO_REUSEADDR' | 'TCP_CORK' | 'TCP_FASTOPEN' | 'TCP_NODELAY';
  /**
   * Of `SO_LINGER` the seconds that `close` may wait (0: it resets); of `TCP_FASTOPEN` how many connections may wait with data;
   * else 1.
   */
  readonly value: number;
}

export interface SocketCall {
  readonly kind: 'call';
  readonly name: SocketCallName;
  /** Which of the side's sockets it is made on: its listener, or its n-th connection. */
  readonly on: 'listener' | number;
  /** For `send`, and a `connect` that takes data along (RFC 7413): how many octets. For `recv`: at most so many (as many as there are, when absent). */
  readonly bytes?: number | undefined;
  /** For `send`: more is to follow (MSG_MORE). */
  readonly more?: boolean | undefined;
  /** For `setsockopt`. */
  readonly option?: SocketOption | undefined;
  /** Made by another thread, while the program's own one is blocked. */
  readonly elsewhere: boolean;
  /** The step of the run that is this call; null where the run has no step for it. */
  readonly step: number | null;
  readonly calledAt: Moment;
  /** When it returned; null where it never does. */
  readonly returnedAt: Moment | null;
  readonly result: Result | null;
}

/** The program does nothing for a while; for ever, where `returnedAt` is null. */
export interface Sleep {
  readonly kind: 'sleep';
  readonly calledAt: Moment;
  readonly returnedAt: Moment | null;
}

/** The host stops, and the program with it. */
export interface Crash {
  readonly kind: 'crash';
  readonly step: number;
  readonly calledAt: Moment;
  readonly returnedAt: Moment;
}

export type Doing = SocketCall | Sleep | Crash;
