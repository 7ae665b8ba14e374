/**
 * A world's happenings gone through one by one: what each changes. `worldMoment.ts` keeps some of the states, so that no look-up
 * goes through the whole trace.
 */
import type { WorldHappening, WorldTrace } from './world.ts';
import { applyClient, applyStep } from './worldClients.ts';
import { setClient, UNHEARD, type ListenerNow, type WorldState } from './worldState.ts';
import { applyServer } from './worldWorkers.ts';

export function applyHappening(
  state: WorldState,
  trace: WorldTrace,
  happening: WorldHappening,
): void {
  switch (happening.kind) {
    case 'step':
      applyStep(state, trace, happening);
      return;
    case 'queue':
      applyQueue(state, happening);
      return;
    case 'accepted':
      setClient(state, happening.connection, { place: 'program' });
      return;
    case 'limit':
      setListener(state, happening.listener, { limit: happening.limit, isClosed: false });
      return;
    case 'closed':
      setListener(state, happening.listener, { isClosed: true, acceptQueue: [] });
      return;
    case 'count':
      for (const name of happening.names) state.counters[name] = (state.counters[name] ?? 0) + 1;
      return;
    case 'server':
      applyServer(state, happening.what);
      return;
    case 'client':
      applyClient(state, happening.client, happening.what, happening.at);
  }
}

function setListener(state: WorldState, id: number, change: Partial<ListenerNow>): void {
  for (let i = state.listeners.length; i <= id; i += 1) state.listeners.push(UNHEARD);
  state.listeners[id] = { ...(state.listeners[id] ?? UNHEARD), ...change };
}

function applyQueue(
  state: WorldState,
  { queue, does, listener, connection }: WorldHappening & { kind: 'queue' },
): void {
  const before = state.listeners[listener]?.[queue] ?? [];
  const now =
    does === 'enters'
      ? [...before, connection]
      : before.filter((waiting) => waiting !== connection);
  setListener(state, listener, { [queue]: now });
  const place = state.clients[connection]?.place;
  if (does === 'enters')
    setClient(state, connection, {
      place: queue,
      ...(queue === 'acceptQueue' && { isIgnored: false }),
    });
  else if (place === queue) setClient(state, connection, { place: 'none' });
}
