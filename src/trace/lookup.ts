/** Look-ups in a trace: indices that are built once a trace, when they are first asked for. */
import type { Step, Trace } from './connection.ts';
import type { Side } from './side.ts';

const STEPS = new WeakMap<Trace, Record<Side, Step[]>>();

/** The steps of a side, in order. */
export function stepsOf(trace: Trace, side: Side): readonly Step[] {
  let bySide = STEPS.get(trace);
  if (!bySide) {
    bySide = { client: [], server: [] };
    for (const step of trace.steps) bySide[step.side].push(step);
    STEPS.set(trace, bySide);
  }
  return bySide[side];
}
