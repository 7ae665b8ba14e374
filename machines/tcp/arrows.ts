/** Where an arrow of the chart leads, read off the chart, so that it cannot disagree with it. */
import { endpoint } from './endpoint.ts';
import { STATES, type State } from './states.ts';

/** The states that one event can lead to from a state, itself left out; in the order of `STATES`. */
export function arrowsFrom(state: State): State[] {
  const { root } = endpoint;
  const own = [...(endpoint.states[state]?.transitions.values() ?? [])].flat();
  const handled = new Set(own.map(({ eventType }) => eventType));
  // A state's own arrow for an event hides the one that leaves from every state.
  const common = [...root.transitions.values()]
    .flat()
    .filter(({ eventType }) => !handled.has(eventType));
  const always = endpoint.states[state]?.always ?? [];
  const targets = [...own, ...common, ...always].flatMap(({ target }) => target ?? []);
  return STATES.filter((name) => name !== state && targets.some(({ key }) => key === name));
}
