/** The states of a side over time, and where those of two runs are unlike. */
import type { State } from '../../../machines/tcp/states.ts';
import { time, type Time } from '../../../machines/tcp/time.ts';
import { endOf } from '../moment.ts';
import { SIDES, type Side } from '../side.ts';
import type { ConnectionTrace } from '../connection.ts';

export interface Entered {
  readonly state: State;
  readonly at: Time;
}

export interface StateStretch {
  readonly side: Side;
  readonly from: Time;
  readonly to: Time;
}

/** The states a side comes to, those it only walks through included. */
export function statesOf(of: Side, { steps }: ConnectionTrace): Entered[] {
  return steps.flatMap(({ at, side, walked }) =>
    side === of ? walked.slice(1).map((state) => ({ state, at })) : [],
  );
}

/** Where a side is in another state in the one run than in the other. A run that is over stays as it ended. */
export function unlike(a: ConnectionTrace, b: ConnectionTrace): StateStretch[] {
  const over = time(Math.max(endOf(a).at, endOf(b).at));
  return SIDES.flatMap((side) => {
    const [stateA, stateB] = [stateIn(a, side), stateIn(b, side)];
    const times = new Set([a, b].flatMap((trace) => statesOf(side, trace).map(({ at }) => at)));
    const stretches: StateStretch[] = [];
    let from: Time | null = stateA(time(0)) === stateB(time(0)) ? null : time(0);
    for (const at of [...times].sort((x, y) => x - y)) {
      const same = stateA(at) === stateB(at);
      if (same && from !== null) stretches.push({ side, from, to: at });
      if (same) from = null;
      else from ??= at;
    }
    return from === null || from === over ? stretches : [...stretches, { side, from, to: over }];
  });
}

/** The state of a side after all that happens at a time. */
function stateIn(trace: ConnectionTrace, side: Side): (at: Time) => State {
  const entered = statesOf(side, trace);
  return (at) => entered.findLast((each) => each.at <= at)?.state ?? trace.start[side].state;
}
