/** The states that an end walked through, as far as its packets tell. */
import type { State } from '../../../machines/tcp/states.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import { stepsOf } from '../../trace/lookup.ts';
import type { ConnectionTrace, Evidence } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

export interface StateChange {
  readonly at: Time;
  readonly from: State;
  readonly to: State;
  readonly evidence: Evidence;
}

export const stateChangesOf = (trace: ConnectionTrace, side: Side): StateChange[] =>
  stepsOf(trace, side).flatMap(({ at, walked, evidence }) =>
    walked.slice(1).map((to, i): StateChange => ({ at, from: walked[i] as State, to, evidence })),
  );

/**
 * Up to when the state of an end is known: the last moment at which a packet tells of it. What comes after is assumed, and may
 * be otherwise.
 */
export function knownUntil(trace: ConnectionTrace, side: Side): Time {
  const last = stepsOf(trace, side).findLast(
    ({ evidence, sent }) => evidence !== 'assumed' || sent.length > 0,
  );
  return last?.at ?? time(0);
}
