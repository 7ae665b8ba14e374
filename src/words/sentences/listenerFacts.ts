/** How full a listener's queues are, for the sentences of both languages (machines/host). */
import type { Telling } from './telling.ts';

/** Once it has decided; both hold one more than the limit. */
export function queues({ step }: Telling): {
  acceptQueue: number;
  halfOpen: number;
  places: number;
} {
  const found = step.effects.find((effect) => effect.kind === 'queues');
  const { acceptQueue = 0, halfOpen = 0, limit = 0 } = found ?? {};
  return { acceptQueue, halfOpen, places: limit + 1 };
}
