/** What is said of a worker in its lane: how it is off, and what it is in. */
import type { WorkerNow } from '../../trace/worldState.ts';
import type { ServerWords } from '../../words/contract/index.ts';
import { callText } from '../../words/sentences/worldHappening.ts';
import type { WorkerLane } from './lanes.ts';

export function wayOf(
  { worker: { state, core, unit }, kind }: WorkerLane,
  words: Pick<ServerWords, 'ended' | 'spans' | 'onCore'>,
): string {
  const way = state === 'ended' ? words.ended : words.spans[kind];
  return core === null || unit === 'task' ? way : `${way} · ${words.onCore(core)}`;
}

/** Nothing of one that is over. */
export function doingOf(
  { state, call, service, core }: WorkerNow,
  words: Pick<ServerWords, 'serves' | 'onCore'>,
  nameOf: (client: number) => string,
): string {
  if (state === 'ended') return '';
  if (service) return words.serves(nameOf(service.connection));
  if (call) return callText(call.name, call.on, nameOf);
  return core === null ? '' : words.onCore(core);
}
