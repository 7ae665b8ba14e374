/** A listener's two queues as they are drawn: so many entries and places, and what is beyond them as a number. */
import type { Time } from '../../../machines/tcp/time.ts';
import type { ConnectionIndex, WorldTrace } from '../../trace/world.ts';
import type { ListenerNow } from '../../trace/worldState.ts';
import { synAckTimerAt } from '../../trace/worldWire.ts';

/** A half-open connection, and the clock of its SYN+ACK's timer. */
export interface HalfOpen {
  readonly connection: ConnectionIndex;
  readonly backoff: number;
  readonly leftUs: number;
  /** Of the whole time, 0 to 1. */
  readonly part: number;
}

export const MOST_HALF_OPEN = 6;
const MOST_PLACES = 12;

export const halfOpenOf = (
  trace: WorldTrace,
  at: Time,
  queue: readonly ConnectionIndex[],
): readonly HalfOpen[] =>
  queue.slice(0, MOST_HALF_OPEN).map((connection) => {
    const timer = synAckTimerAt(trace, connection, at);
    const length = timer ? timer.deadline - timer.startedAt : 1;
    const leftUs = timer ? Math.max(timer.deadline - at, 0) : 0;
    return { connection, backoff: timer?.backoff ?? 0, leftUs, part: timer ? leftUs / length : 0 };
  });

export interface Places {
  /** The limit is of what may wait before the last one is let in: there is a place more. */
  readonly all: number;
  /** null: it is free. */
  readonly shown: readonly (ConnectionIndex | null)[];
  /** Beyond those that are shown. */
  readonly waiting: number;
  readonly free: number;
}

export function placesOf({
  limit,
  acceptQueue,
}: Pick<ListenerNow, 'limit' | 'acceptQueue'>): Places {
  const all = (limit ?? 0) + 1;
  const slots = Math.min(all, MOST_PLACES);
  const shown = Array.from({ length: slots }, (_, i) => acceptQueue[i] ?? null);
  const waiting = Math.max(acceptQueue.length - slots, 0);
  return { all, shown, waiting, free: waiting > 0 ? 0 : all - slots };
}
