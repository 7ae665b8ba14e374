/** The arrows of the chart between states, read off the chart, so that they cannot disagree with it. */
import { endpoint } from './endpoint.ts';
import { STATES, type State } from './states.ts';

/** The states that one event can lead to from a state, itself left out; in the order of `STATES`. */
export function arrowsFrom(state: State): State[] {
  const { root } = endpoint;
  const own = ownOf(state);
  const handled = new Set(own.map(({ eventType }) => eventType));
  // A state's own arrow for an event hides the one that leaves from every state.
  const common = [...root.transitions.values()]
    .flat()
    .filter(({ eventType }) => !handled.has(eventType));
  const always = endpoint.states[state]?.always ?? [];
  const targets = [...own, ...common, ...always].flatMap(({ target }) => target ?? []);
  return STATES.filter((name) => name !== state && targets.some(({ key }) => key === name));
}

/** The transitions of a state's own, those that lead nowhere else included. */
const ownOf = (state: State) => [...(endpoint.states[state]?.transitions.values() ?? [])].flat();

/** An arrow of a state's own: all events that lead from one state to another, calls and findings, in the chart's order. */
export interface Arc {
  readonly from: State;
  readonly to: State;
  readonly events: readonly string[];
}

/**
 * Figure 5 of RFC 9293, and what its notes and later sections add. Left out is what leads to CLOSED from every state (a
 * reset, an abort, giving up): that is no arrow of a state's own.
 */
export const ARCS: readonly Arc[] = STATES.flatMap((from) => {
  const arcs = new Map<State, string[]>();
  for (const { target, eventType, guard } of ownOf(from)) {
    const to = target?.[0]?.key as State | undefined;
    // a close that does not linger at all is an abort as well
    const isAbort = eventType === 'abort' || guard === 'lingersNoTime';
    if (to === undefined || to === from || isAbort) continue;
    arcs.set(to, [...(arcs.get(to) ?? []), eventType]);
  }
  return [...arcs].map(([to, events]) => ({ from, to, events }));
});
