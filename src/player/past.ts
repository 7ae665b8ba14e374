/** What two runs have in common before they part: whatever the reader changes, the past that was seen stays true. */
import type { Time } from '../../machines/tcp/time.ts';
import { endOf, momentAt, momentOf, START, type Moment } from '../trace/moment.ts';
import type { Run } from './run.ts';
import type { Cause, Step, ConnectionTrace } from '../trace/connection.ts';
import { SIDES } from '../trace/side.ts';

/**
 * Where a reader who is at a moment of the old run is in the next one: at the same moment, if both runs go there alike;
 * else at the last step they have in common.
 *
 * Alike are steps with the same causes and effects, for these determine everything else. A segment that is on its way at
 * the moment may fare differently.
 *
 * Under another profile even the first SYN is another one. Then the time stays, and what has happened by it is compared.
 */
export function sameMoment(old: ConnectionTrace, next: ConnectionTrace, moment: Moment): Moment {
  if (SIDES.some((side) => old.ends[side].stack?.name !== next.ends[side].stack?.name)) {
    return sameTime(next, moment);
  }
  const common = commonSteps(old, next, moment.step);
  const last = next.steps[common - 1];
  const following = next.steps[moment.step + 1];
  if (common === moment.step + 1 && (following === undefined || following.at >= moment.at)) {
    return { at: Math.min(moment.at, endOf(next).at) as Time, step: moment.step };
  }
  return last === undefined ? START : momentOf(last);
}

/** Where a reader who is at a moment of a run is in the trace of the next one, or in the beginning of that trace. */
export const placeIn =
  (next: Run, old: Run, moment: Moment) =>
  (trace: ConnectionTrace): Moment =>
    old.base === next.base ? sameMoment(old.trace, trace, moment) : sameTime(trace, moment);

/** Where a reader is in another scenario's run: at the same time, or at its start. */
export const sameTime = (next: ConnectionTrace, { at, step }: Moment): Moment =>
  step < 0 && at === 0 ? START : momentAt(next, at);

/** How many steps are alike from the first on, up to the one with this index. */
function commonSteps(old: ConnectionTrace, next: ConnectionTrace, upTo: number): number {
  for (let i = 0; i <= upTo; i++) {
    const [a, b] = [old.steps[i], next.steps[i]];
    if (a === undefined || b === undefined || !sameStep(a, b)) return i;
  }
  return upTo + 1;
}

const sameStep = (a: Step, b: Step): boolean =>
  a.at === b.at &&
  a.side === b.side &&
  a.after.state === b.after.state &&
  isSame(withoutIndex(a.cause), withoutIndex(b.cause)) &&
  isSame(a.effects, b.effects);

/** The place of a call in the scenario's list says nothing about what happens: the reader adds and takes away. */
const withoutIndex = (cause: Cause): Cause =>
  cause.kind === 'call' ? { ...cause, action: null } : cause;

/** Whether two pieces of data say the same, in whatever order their parts were written. */
export function isSame(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
