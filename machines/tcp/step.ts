/** The chart as a pure function: snapshot and event in, snapshot and effects out. */
import { createActor, type SnapshotFrom } from 'xstate';
import type { Effect } from './effects.ts';
import { endpoint } from './endpoint.ts';
import type { EndpointContext, EndpointInput, OutsideEvent } from './endpointSetup.ts';
import { scopeIn } from './scope.ts';

export type EndpointSnapshot = SnapshotFrom<typeof endpoint>;

/** An endpoint in CLOSED. */
export function newEndpoint(input: EndpointInput): EndpointSnapshot {
  const snapshot = endpoint.getInitialSnapshot(scopeFor(nothing, input), input);
  if (snapshot.status === 'error') throw snapshot.error;
  return snapshot;
}

/** An endpoint in the middle of its life, as a trace has noted it: to ask what it would do. */
export const endpointIn = (context: EndpointContext): EndpointSnapshot =>
  endpoint.resolveState({ value: context.state, context });

/** One event. The effects are in the order in which they are to be performed. */
export function step(
  snapshot: EndpointSnapshot,
  event: OutsideEvent,
): { snapshot: EndpointSnapshot; effects: Effect[] } {
  const effects: Effect[] = [];
  const collect = ({ type, params }: { type: string; params: unknown }) => {
    // one by one: a turn can have more of them than a call can have arguments
    if (type === 'perform') for (const effect of params as Effect[]) effects.push(effect);
  };
  const scope = scopeFor(collect, snapshot.context);
  return { snapshot: endpoint.transition(snapshot, event, scope), effects };
}

let actor: ReturnType<typeof makeActor> | undefined;
const makeActor = (input: EndpointInput) => createActor(endpoint, { input });
const nothing = () => undefined;

function scopeFor(
  actionExecutor: (action: { type: string; params: unknown }) => void,
  input: EndpointInput,
) {
  actor ??= makeActor(input);
  return scopeIn(actor, actionExecutor);
}
