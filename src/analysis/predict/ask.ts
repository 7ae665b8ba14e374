/** Asking an endpoint of a run what it does: with the event that it met, or with another one. */
import type { OutsideEvent } from '../../../machines/tcp/endpointSetup.ts';
import { owesOutput } from '../../../machines/tcp/output/output.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import {
  endpointIn,
  newEndpoint,
  step,
  type EndpointSnapshot,
} from '../../../machines/tcp/step.ts';
import type { Side } from '../../trace/side.ts';
import { profileAt, type Step, type Trace } from '../../trace/connection.ts';

/** What an endpoint does about an event. */
export interface Outcome {
  readonly state: State;
  readonly sent: readonly Segment[];
}

/** The endpoint that a step is about, right before it. */
export const endpointBefore = (trace: Trace, { side, before }: Step): EndpointSnapshot =>
  endpointIn({ ...inputOf(trace, side), ...before });

/** An endpoint of the same sort that has not been used yet. */
export const freshEndpoint = (trace: Trace, side: Side): EndpointSnapshot =>
  newEndpoint(inputOf(trace, side));

const inputOf = (trace: Trace, side: Side) => ({
  profile: profileAt(trace, side),
  iss: trace.ends[side].iss,
});

/** What the endpoint is after an event and what that permits to leave, and what it has sent. */
export function deal(
  snapshot: EndpointSnapshot,
  event: OutsideEvent,
): { readonly snapshot: EndpointSnapshot; readonly outcome: Outcome } {
  const dealt = step(snapshot, event);
  const { tcb } = dealt.snapshot.context;
  const output =
    tcb !== null && owesOutput(tcb)
      ? step(dealt.snapshot, { type: 'output', now: event.now })
      : null;
  const then = output?.snapshot ?? dealt.snapshot;
  const effects = [...dealt.effects, ...(output?.effects ?? [])];
  const sent = effects.flatMap((effect) => (effect.kind === 'send' ? [effect.segment] : []));
  return { snapshot: then, outcome: { state: then.context.state, sent } };
}
