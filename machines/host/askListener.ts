/** A listener's chart as a pure function: snapshot and event in, snapshot and verdict out. */
import { createActor } from 'xstate';
import { scopeIn } from '../tcp/scope.ts';
import { listener, type ListenerSnapshot } from './listener.ts';
import type { ListenerEvent, ListenerVerdict } from './listenerEvents.ts';
import { LINUX_HOST } from './settings.ts';

let actor: ReturnType<typeof makeActor> | undefined;
const makeActor = () => createActor(listener, { input: { settings: LINUX_HOST } });

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
  const next = listener.transition(snapshot, event, scopeIn(actor, actionExecutor));
  return { snapshot: next, verdict };
}
