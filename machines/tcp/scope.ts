/**
 * What a chart may ask of the actor that it runs in. XState's own `transition()` makes an actor for each step, which
 * enters its initial state only to be thrown away: that is most of what a step costs. Our charts spawn nothing and send
 * nothing, so one actor of a chart that never starts will do for all steps.
 */
import type { AnyActor } from 'xstate';

const nothing = () => undefined;
const unasked = { logger: nothing, defer: nothing, emit: nothing, stopChild: nothing };

/** `actionExecutor` is given each action in the order in which they are to be performed. */
export function scopeIn<A extends AnyActor, E>(actor: A, actionExecutor: E) {
  const self = { self: actor, system: actor.system as A['system'] };
  return { ...self, id: actor.id, sessionId: actor.sessionId, actionExecutor, ...unasked };
}
