/** Asking an endpoint of a run what it does: with the event that it met, or with another one. */
import { endpointInput } from '../../../machines/stacks/policies.ts';
import type { OutsideEvent } from '../../../machines/tcp/endpointSetup.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import { settle } from '../../../machines/tcp/settle.ts';
import type { State } from '../../../machines/tcp/states.ts';
import { endpointIn, newEndpoint, type EndpointSnapshot } from '../../../machines/tcp/step.ts';
import type { Side } from '../../trace/side.ts';
import { profileAt, type Step, type ConnectionTrace } from '../../trace/connection.ts';

export interface Reply {
  readonly state: State;
  readonly sent: readonly Segment[];
}

/** The endpoint that a step is about, right before it. */
export const endpointBefore = (trace: ConnectionTrace, { side, before }: Step): EndpointSnapshot =>
  endpointIn({ ...inputOf(trace, side), ...before });

/** An endpoint of the same sort that has not been used yet. */
export const freshEndpoint = (trace: ConnectionTrace, side: Side): EndpointSnapshot =>
  newEndpoint(inputOf(trace, side));

const inputOf = (trace: ConnectionTrace, side: Side) =>
  endpointInput(profileAt(trace, side), trace.ends[side].iss);

/** What the endpoint is after an event and what that permits to leave, and what it has sent. */
export function ask(
  before: EndpointSnapshot,
  event: OutsideEvent,
): { readonly snapshot: EndpointSnapshot; readonly reply: Reply } {
  const { snapshot, effects } = settle(before, { event });
  const sent = effects.flatMap((effect) => (effect.kind === 'send' ? [effect.segment] : []));
  return { snapshot, reply: { state: snapshot.context.state, sent } };
}
