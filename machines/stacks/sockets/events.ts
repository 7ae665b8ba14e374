/** What a step of the run tells the program above: a connection, data, the end of the file, a failure. */
import type { CallName } from '../../tcp/calls.ts';
import type { Report } from '../../tcp/effects.ts';
import type { Profile } from '../../tcp/profile.ts';
import { handedOverIn } from './handedOver.ts';
import type { EndStep } from './endStep.ts';
import type { Errno, Result } from './program.ts';

export type SocketEvent =
  | { readonly kind: 'established'; readonly origin: 'active' | 'passive' | undefined }
  | { readonly kind: 'data'; readonly bytes: number }
  | { readonly kind: 'endOfFile' }
  /** `left`: octets that came before it, and can still be read. */
  | { readonly kind: 'failure'; readonly errno: Errno; readonly left: number };

/** In the order in which a program notices them. */
export function eventsOf(step: EndStep, profile: Profile): SocketEvent[] {
  const { effects, after, before, cause, reports } = step;
  const events: SocketEvent[] = [];
  const givenIn = handedOverIn(after.tcb ?? before.tcb);
  if (effects.some((effect) => effect.kind === 'enter' && effect.state === givenIn)) {
    events.push({ kind: 'established', origin: (after.tcb ?? before.tcb)?.origin });
  }
  const bytes = effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0);
  if (bytes > 0) events.push({ kind: 'data', bytes });
  if (reports.includes('connection closing')) events.push({ kind: 'endOfFile' });
  // A call that gives the connection up tells its own caller, who knows.
  const failure = cause.kind === 'call' ? undefined : reports.find((text) => text in FAILURES);
  let errno = failure && FAILURES[failure];
  // Linux takes a reset in CLOSE_WAIT for a sign that nobody reads what is sent
  if (errno === 'ECONNRESET' && before.state === 'CLOSE_WAIT' && keepsUnread(profile))
    errno = 'EPIPE';
  const left = keepsUnread(profile) ? (before.tcb?.unread ?? 0) : 0;
  if (errno) events.push({ kind: 'failure', errno, left });
  return events;
}

/** A socket of Linux: what came before a reset can still be read. The RFC flushes it (3.10.7.4). */
const keepsUnread = ({ windowFrom }: Profile): boolean => windowFrom === 'memory';

/** How an end of the connection that nobody asked for is told by the sockets interface. */
const FAILURES: Partial<Record<Report, Errno>> = {
  'error: connection reset': 'ECONNREFUSED',
  'connection refused': 'ECONNREFUSED',
  'connection reset': 'ECONNRESET',
  'error: connection aborted due to user timeout': 'ETIMEDOUT',
  'error: connection aborted, excessive retransmissions (R2)': 'ETIMEDOUT',
  'error: connection aborted (keep-alive)': 'ETIMEDOUT',
};

export const failed = (errno: Errno): Result => ({ kind: 'failed', errno });
export const DONE: Result = { kind: 'done' };
export const TAKEN = failed('EADDRINUSE');
export const NOT_AVAILABLE = failed('EADDRNOTAVAIL');

/** TCP has that connection already: a new socket cannot have its address. */
export const isAddressTaken = (result: Result): boolean =>
  result.kind === 'failed' && result.errno === 'EISCONN';

/** What the program knows of its socket when it makes a call. */
export interface SocketFate {
  /** The program has closed it. */
  readonly closed: boolean;
  /** The connection failed, and no call has told so yet. */
  readonly untold: Errno | null;
  /** Octets that came before it failed, and can still be read. */
  readonly left: number;
}

/** What a call that does not wait returns. */
export function resultOf(step: EndStep, call: CallName, bytes: number, fate: SocketFate): Result {
  const refused = step.reports.find((text) => text.startsWith('error: '));
  if (refused === 'error: connection already exists') return failed('EISCONN');
  if (refused === 'error: remote socket unspecified') return failed('EDESTADDRREQ');
  if (fate.closed) return failed('EBADF');
  switch (call) {
    case 'send':
      if (fate.untold) return failed(fate.untold);
      return refused === undefined ? { kind: 'bytes', bytes } : failed('EPIPE');
    case 'receive': {
      if (fate.left > 0) return { kind: 'bytes', bytes: Math.min(bytes || fate.left, fate.left) };
      const taken = (step.before.tcb?.unread ?? 0) - (step.after.tcb?.unread ?? 0);
      if (fate.untold && taken === 0) return failed(fate.untold);
      return { kind: 'bytes', bytes: Math.max(taken, 0) };
    }
    case 'shutdown':
      return step.before.state === 'CLOSED' ? failed('ENOTCONN') : DONE;
    default:
      return DONE;
  }
}
