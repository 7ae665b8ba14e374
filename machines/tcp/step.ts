/** The chart as a pure function: snapshot and event in, snapshot and effects out. */
import { initialTransition, transition, type SnapshotFrom } from 'xstate';
import type { Effect } from './effects.ts';
import { endpoint } from './endpoint.ts';
import type { EndpointInput, OutsideEvent } from './endpointSetup.ts';

export type EndpointSnapshot = SnapshotFrom<typeof endpoint>;

/** An endpoint in CLOSED. */
export function newEndpoint(input: EndpointInput): EndpointSnapshot {
  const [snapshot] = initialTransition(endpoint, input);
  if (snapshot.status === 'error') throw snapshot.error;
  return snapshot;
}

/** One event. The effects are in the order in which they are to be performed. */
export function step(
  snapshot: EndpointSnapshot,
  event: OutsideEvent,
): { snapshot: EndpointSnapshot; effects: Effect[] } {
  const [next, actions] = transition(endpoint, snapshot, event);
  const effects: Effect[] = [];
  for (const action of actions) {
    if (action.type === 'perform') effects.push(action.params as Effect);
  }
  return { snapshot: next, effects };
}
