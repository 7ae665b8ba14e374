/**
 * The arrows of the chart between two states, read off the chart itself: figure 5 of RFC 9293, and what its notes and later
 * sections add. An arrow stands for all events that lead from one state to the other.
 *
 * Left out: what leads to CLOSED from every state (a reset, an abort, giving up), for it is no arrow of a state's own.
 */
import { toDirectedGraph } from 'xstate/graph';
import { endpoint } from './endpoint.ts';
import type { State } from './states.ts';

export interface Arc {
  readonly from: State;
  readonly to: State;
  /** The chart's events, calls and findings, in its order. */
  readonly events: readonly string[];
}

export const ARCS: readonly Arc[] = arcsOfChart();

/** The arrow from one state to another; undefined where there is none. */
export const arcBetween = (from: State, to: State): Arc | undefined =>
  ARCS.find((arc) => arc.from === from && arc.to === to);

function arcsOfChart(): Arc[] {
  const arcs = new Map<string, Arc>();
  for (const { stateNode, edges } of toDirectedGraph(endpoint).children) {
    const from = stateNode.key as State;
    for (const { target, transition } of edges) {
      const to = target.key as State;
      if (to === from || transition.eventType === 'abort') continue;
      const key = `${from}>${to}`;
      const events = [...(arcs.get(key)?.events ?? []), transition.eventType];
      arcs.set(key, { from, to, events });
    }
  }
  return [...arcs.values()];
}
