/**
 * What an application knew when it made a call: a reply follows the request that it has read, wherever an edit moves that. So a call is
 * told from the last thing that happened to its program: the connection stands, so many octets have been read, the peer has closed.
 */
import type { Call } from '../../trace/calls.ts';
import type { ConnectionTrace, Step } from '../../trace/connection.ts';
import { stepsOf } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';

export type Known =
  | { readonly on: 'established' | 'endOfFile'; readonly at: number }
  /** So many octets in all. */
  | { readonly on: 'read'; readonly at: number; readonly octets: number };

/** A call of an end's program, as it is inferred. */
export interface CallMade {
  readonly at: number;
  readonly call: Call;
  /** The last thing that it knew of; null: nothing yet, or it is a later connection of the same sockets. */
  readonly known: Known | null;
  /** An ACK left at the very moment, before the call: it did not wait for what the call sends. */
  readonly isAnswered: boolean;
  readonly step: Step;
}

/** A reset in its name by which it ends nothing: somebody else's, or late. Its program has not called for it. */
const isOfNobody = ({ cause, before, after }: Step): boolean =>
  cause.kind === 'call' && cause.call.call === 'abort' && before.state === after.state;

/** The calls of an end, in order. */
export function callsOf(trace: ConnectionTrace, side: Side): CallMade[] {
  let known: Known | null =
    trace.start[side].state === 'ESTABLISHED' ? { on: 'established', at: 0 } : null;
  let octets = 0;
  let isAnswered = false;
  const made: CallMade[] = [];
  const steps = stepsOf(trace, side);
  steps.forEach((step, i) => {
    const { cause, effects } = step;
    const next = steps[i + 1];
    // at one instant arrivals come first: what was called before one was called a moment sooner
    const isBefore = next?.at === step.at && next.cause.kind === 'segment';
    const at = isBefore && cause.kind === 'call' ? step.at - 1 : step.at;
    if (cause.kind === 'call' && !isOfNobody(step)) {
      const isFirst = step.after.incarnation <= 1;
      const since = isFirst ? known : null;
      made.push({
        at,
        call: cause.call,
        known: since,
        isAnswered: isAnswered && since?.at === at,
        step,
      });
    }
    for (const effect of effects) {
      if (effect.kind === 'enter' && effect.state === 'ESTABLISHED')
        known = { on: 'established', at };
      else if (effect.kind === 'report' && effect.text === 'connection closing')
        known = { on: 'endOfFile', at };
      else if (effect.kind === 'deliver') {
        octets += effect.bytes;
        known = { on: 'read', at, octets };
      }
    }
    if (cause.kind === 'segment') isAnswered = step.sent.length > 0;
  });
  return made;
}
