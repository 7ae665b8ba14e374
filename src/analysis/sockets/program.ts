/**
 * The program of one side: the calls of the sockets interface that it makes in a run, in order, with when each is made and
 * when it returns. What the simulation knows as `listen` or `connect` is several calls here.
 */
import type { ConnectionTrace } from '../../trace/connection.ts';
import { endOf, type Moment } from '../../trace/moment.ts';
import type { Side } from '../../trace/side.ts';

/** The languages in which programs are written. */
export const PROGRAM_LANGUAGES = ['python', 'c', 'javaScript'] as const;
export type ProgramLanguage = (typeof PROGRAM_LANGUAGES)[number];

/** As they call themselves. */
export const LANGUAGE_NAMES: Readonly<Record<ProgramLanguage, string>> = {
  python: 'Python',
  c: 'C',
  javaScript: 'JavaScript',
};

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

/** `SO_LINGER` with no time, so that `close` resets; `TCP_FASTOPEN`; `TCP_NODELAY`. */
export type SocketOption = 'linger' | 'fastOpen' | 'noDelay';

export type Errno =
  | 'ECONNREFUSED'
  | 'ECONNRESET'
  | 'ECONNABORTED'
  | 'ETIMEDOUT'
  | 'EPIPE'
  | 'ENOTCONN'
  | 'EISCONN'
  | 'EADDRINUSE'
  | 'EDESTADDRREQ'
  | 'EBADF';

/** What a call returned. `recv` tells 0 bytes at the end of the file. */
export type Result =
  | { readonly kind: 'done' }
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'failed'; readonly errno: Errno };

export interface SocketCall {
  readonly kind: 'call';
  readonly name: SocketCallName;
  /** Which of the side's sockets it is made on: its listener, or its n-th connection. */
  readonly on: 'listener' | number;
  /** For `send`, and a `connect` that takes data along (RFC 7413): how many octets. For `recv`: at most so many (as many as there are, when absent). */
  readonly bytes?: number | undefined;
  /** For `setsockopt`: what is set. */
  readonly option?: SocketOption;
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

export interface Program {
  readonly side: Side;
  readonly doings: readonly Doing[];
  /** It connects from a port of its own choice: both ends open actively, or it connects again from where it did before. */
  readonly choosesPort: boolean;
}

/** Whether a moment is reached when it is `now`. */
export const isReached = (moment: Moment, now: Moment): boolean =>
  moment.at < now.at || (moment.at === now.at && moment.step <= now.step);

/** Whether a doing takes time: the thread waits in it. */
export const takesTime = ({ calledAt, returnedAt }: Doing): boolean =>
  returnedAt === null || returnedAt.at > calledAt.at;

/** Where a doing ends as far as the run shows: when it returns, when its host crashes, or with the run. */
export function untilOf(doing: Doing, { doings }: Program, trace: ConnectionTrace): Moment {
  if (doing.returnedAt) return doing.returnedAt;
  const crash = doings.slice(doings.indexOf(doing)).find(({ kind }) => kind === 'crash');
  return crash?.calledAt ?? endOf(trace);
}
