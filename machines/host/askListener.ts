/** A listener's chart as a pure function: snapshot and event in, snapshot and verdict out. */
import { createActor } from 'xstate';
import { listener, type ListenerSnapshot } from './listener.ts';
import type { ListenerEvent, ListenerVerdict } from './listenerEvents.ts';
import { LINUX_HOST } from './settings.ts';

/** XState's own `transition()` makes an actor for each event; one that never starts will do for all (see tcp/step.ts). */
let actor: ReturnType<typeof makeActor> | undefined;
const makeActor = () => createActor(listener, { input: { settings: LINUX_HOST } });
const nothing = () => undefined;
const unasked = { logger: nothing, defer: nothing, emit: nothing, stopChild: nothing };

/** `verdict`: null where nothing is to be carried out. */
export function askListener(
  snapshot: ListenerSnapshot,
  event: ListenerEvent,
): { readonly snapshot: ListenerSnapshot; readonly verdict: ListenerVerdict | null } {
  let verdict: ListenerVerdict | null = null;
  const actionExecutor = ({ type, params }: { type: string; params: unknown }) => {
    if (type === 'decide') verdict ??= params as ListenerVerdict;
  };
  actor ??= makeActor();
  const { system, id, sessionId } = actor;
  const scope = { ...{ self: actor, system, id, sessionId, actionExecutor }, ...unasked };
  return { snapshot: listener.transition(snapshot, event, scope), verdict };
}
