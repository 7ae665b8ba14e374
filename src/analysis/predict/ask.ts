/** Asking an endpoint of a run what it does: with the event that it met, or with another one. */
import type { OutsideEvent } from '../../../machines/tcp/endpointSetup.ts';
import { owesOutput } from '../../../machines/tcp/output/output.ts';
import { profileOf } from '../../../machines/tcp/profiles.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { State } from '../../../machines/tcp/states.ts';
import {
  endpointIn,
  newEndpoint,
  step,
  type EndpointSnapshot,
} from '../../../machines/tcp/step.ts';
import type { Side } from '../../trace/side.ts';
import type { Step, Trace } from '../../trace/connection.ts';

export interface Reply {
  readonly state: State;
  readonly sent: readonly Segment[];
}

/** The endpoint that a step is about, right before it. */
export function endpointBefore(trace: Trace, { side, index, before }: Step): EndpointSnapshot {
  const past = trace.steps.slice(0, index).filter((each) => each.side === side);
  const numbers = new Set(past.flatMap(({ after: { tcb } }) => (tcb === null ? [] : [tcb.iss])));
  return endpointIn({
    ...inputOf(trace, side),
    ...listeningAfter(past),
    state: before.state,
    tcb: before.tcb,
    incarnation: numbers.size,
  });
}

/** An endpoint of the same sort that has not been used yet. */
export const freshEndpoint = (trace: Trace, side: Side): EndpointSnapshot =>
  newEndpoint(inputOf(trace, side));

const inputOf = ({ scenario: { profile, settings, ...ends } }: Trace, side: Side) => ({
  profile: profileOf(profile, { ...settings, ...ends[side].settings }),
  iss: ends[side].iss,
});

/** Whether a program listens, and for whom: what no TCB tells. */
function listeningAfter(past: readonly Step[]): { listening: boolean; remoteNamed: boolean } {
  let known = { listening: false, remoteNamed: false };
  for (const { cause, before } of past) {
    if (cause.kind !== 'call') continue;
    const { call, remote } = cause.call;
    if (call === 'listen' && before.state === 'CLOSED')
      known = { listening: true, remoteNamed: remote === true };
    if (before.state === 'LISTEN' && ['shutdown', 'close', 'abort'].includes(call))
      known = { ...known, listening: false };
  }
  return known;
}

/** What the endpoint is after an event and what that permits to leave, and what it has sent. */
export function ask(
  snapshot: EndpointSnapshot,
  event: OutsideEvent,
): { readonly snapshot: EndpointSnapshot; readonly reply: Reply } {
  const dealt = step(snapshot, event);
  const { tcb } = dealt.snapshot.context;
  const output =
    tcb !== null && owesOutput(tcb)
      ? step(dealt.snapshot, { type: 'output', now: event.now })
      : null;
  const then = output?.snapshot ?? dealt.snapshot;
  const effects = [...dealt.effects, ...(output?.effects ?? [])];
  const sent = effects.flatMap((effect) => (effect.kind === 'send' ? [effect.segment] : []));
  return { snapshot: then, reply: { state: then.context.state, sent } };
}
