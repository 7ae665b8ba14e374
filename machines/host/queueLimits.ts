/** When a listener's queues are full, and what a queue that is nearly full does to old requests. */
import type { ListenerContext } from './listenerEvents.ts';

/** sk_acceptq_is_full: longer than the limit, so that it holds one more. */
export const isAcceptQueueFull = ({
  acceptQueue,
  limit,
}: Pick<ListenerContext, 'acceptQueue' | 'limit'>): boolean => acceptQueue.length > limit;

/** inet_csk_reqsk_queue_is_full: the same limit, and again one more. */
export const isSynQueueFull = ({
  halfOpen,
  limit,
}: Pick<ListenerContext, 'halfOpen' | 'limit'>): boolean => halfOpen.length > limit;

/**
 * Under pressure old requests lose retries, down to two, until half of them are young: so many are kept for those that may yet be
 * answered (reqsk_timer_handler).
 */
export function retriesUnderPressure(
  { halfOpen, limit }: Pick<ListenerContext, 'halfOpen' | 'limit'>,
  retries: number,
): number {
  if (halfOpen.length * 2 <= Math.max(8, limit)) return retries;
  let young = halfOpen.filter(({ isYoung }) => isYoung).length * 2;
  let left = retries;
  while (left > 2 && halfOpen.length >= young) {
    left -= 1;
    young *= 2;
  }
  return left;
}
