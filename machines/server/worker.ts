/** A worker of a running server: where it stands in its program, and what of the kernel is its own. */
import type { AnyStateMachine } from 'xstate';
import type { Standing } from './chart.ts';
import type { EventLoop } from './eventLoop.ts';
import type { BlockedOn, Descriptor, Ending, Unit, WorkerId } from './happenings.ts';
import type { InterestSet } from './kernel/interest.ts';
import type { InterpreterLock } from './kernel/scheduler.ts';
import type { Told } from './models/base.ts';
import type { ConnectionId } from './sockets.ts';

export interface Worker {
  readonly id: WorkerId;
  readonly unit: Unit;
  readonly parent: WorkerId | null;
  /** The thread that it runs on: itself, or, for a task, that of its loop. */
  readonly thread: WorkerId;
  /** Whose descriptors it has: the process, by its first worker. */
  readonly process: WorkerId;
  readonly chart: AnyStateMachine;
  readonly lock: InterpreterLock | null;
  readonly set: InterestSet | null;
  readonly loop: EventLoop | null;
  /** Of a select() or poll() program: whose answers wait, how long each is, and for which it asks whether it can write. */
  readonly answers: Map<ConnectionId, number[]>;
  readonly outputs: Set<ConnectionId>;
  standing: Standing;
  /** What its last call returned. */
  told: Told | null;
  /** Of an answer: what is still to be sent. */
  unsent: number;
  /** Of an event loop: goes on with the task whose turn it is. */
  resumes: (() => void) | null;
  ended: boolean;
}

/** Why its program is over: it came to its end, or nothing was foreseen for what a call told. */
export function endingOf({ told }: Worker): Ending {
  if (told?.type === 'tooMany') return 'FD_SETSIZE';
  return told?.type === 'wouldBlock' ? 'EAGAIN' : 'done';
}

/** The connection that it has in hand. */
export function connectionOf({ standing, chart }: Worker): ConnectionId {
  const { connection } = standing.variables;
  if (connection === null) throw new Error(`${chart.id} has no connection in ${standing.line}`);
  return connection;
}

export const onConnection = (worker: Worker): Descriptor => ({
  kind: 'connection',
  connection: connectionOf(worker),
});

export const onListener = ({ standing }: Worker): Descriptor => ({
  kind: 'listener',
  listener: standing.variables.listener,
});

/** Of select(), poll() and epoll_wait(): the set that it sleeps on. */
export const onSet = ({ set, outputs }: Worker): BlockedOn => ({
  kind: 'set',
  inputs: set?.size ?? 0,
  outputs: outputs.size,
});
