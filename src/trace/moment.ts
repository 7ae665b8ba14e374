/**
 * Moments of a trace, and what is the case at them: look-ups, no computation.
 *
 * Several steps may fall on one instant (a FIN arrives, and the application closes because of it), so the time alone
 * does not say how much has happened. A moment is a time together with the last step that has happened.
 */
import type { Moment } from '../../machines/stacks/sockets/moment.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { EndView, Flight, Frame, Step, ConnectionTrace } from './connection.ts';
import { countFirst, oncePerTrace, sentUpTo } from './lookup.ts';
import { peerOf, type Side } from './side.ts';

export type { Moment } from '../../machines/stacks/sockets/moment.ts';

const ZERO = 0 as Time;

/** What is the case at a time, with everything done that happens then. */
export const frameAt = (trace: ConnectionTrace, at: Time): Frame =>
  frameOf(trace, momentAt(trace, at));

/** What is the case at a moment. */
export const frameOf = (trace: ConnectionTrace, { at, step }: Moment): Frame => ({
  at,
  step: trace.steps[step] ?? null,
  ends: endsAfter(trace, step),
});

/** Both ends once a step is done, by its index; -1: before the first. */
export const endsAfter = (trace: ConnectionTrace, step: number): Frame['ends'] => ({
  client: endAfter(trace, 'client', step),
  server: endAfter(trace, 'server', step),
});

/** An end once a step is done, be it a step of its own or of the other one. */
export function endAfter(trace: ConnectionTrace, side: Side, step: number): EndView {
  const last = trace.steps[step];
  const own = last?.side === side ? last : trace.steps[lastOfPeer(trace)[step] ?? -1];
  return own?.after ?? trace.start[side];
}

/** For each step, the last before it of the other end; -1: none. */
const lastOfPeer = oncePerTrace(({ steps }: ConnectionTrace): Int32Array => {
  const last = { client: -1, server: -1 };
  return Int32Array.from(steps, ({ side, index }) => {
    last[side] = index;
    return last[peerOf(side)];
  });
});

/** Both ends when the trace is over. */
export const endsAtLast = (trace: ConnectionTrace): Frame['ends'] =>
  endsAfter(trace, trace.steps.length - 1);

/** The moment of a time: everything that happens at it has happened. Kept within the run. */
export function momentAt(trace: ConnectionTrace, at: Time): Moment {
  const within = Math.min(Math.max(at, ZERO), endOf(trace).at) as Time;
  return { at: within, step: lastStepAt(trace, within) };
}

/** Before anything happens, even at time zero. */
export const START: Moment = { at: ZERO, step: -1 };

/** Nothing has happened yet, and no time has passed. */
export const isStart = ({ at, step }: Moment): boolean => at === START.at && step === START.step;

export function endOf({ steps, end }: ConnectionTrace): Moment {
  const lastAt = steps.at(-1)?.at ?? ZERO;
  return { at: Math.max(end.at, lastAt) as Time, step: steps.length - 1 };
}

/** Whether a run was ended because it is long: there is more of it. */
export const isCut = ({ end }: ConnectionTrace): boolean =>
  end.reason === 'tooManySegments' || end.reason === 'tooManySteps';

export function isEnd(trace: ConnectionTrace, { at, step }: Moment): boolean {
  const end = endOf(trace);
  return step === end.step && at === end.at;
}

/** Right after a step, with the others of its instant still to come. */
export function momentOf(step: Step): Moment {
  return { at: step.at, step: step.index };
}

/** The next moment with a step (that is wanted), or null. */
export function stepAfter(
  trace: ConnectionTrace,
  moment: Moment,
  wanted: (step: Step) => boolean = () => true,
): Moment | null {
  for (let i = moment.step + 1; i < trace.steps.length; i++) {
    const step = trace.steps[i];
    if (step !== undefined && wanted(step)) return momentOf(step);
  }
  return null;
}

/**
 * The previous moment with a step (that is wanted), or null. Between two steps, that is the one that has just
 * happened; right after a step, the one before it.
 */
export function stepBefore(
  trace: ConnectionTrace,
  moment: Moment,
  wanted: (step: Step) => boolean = () => true,
): Moment | null {
  for (let i = moment.step; i >= 0; i--) {
    const step = trace.steps[i];
    if (step === undefined || !wanted(step)) continue;
    if (i < moment.step || step.at < moment.at) return momentOf(step);
  }
  return null;
}

/** How many steps of this very instant have happened, and how many there are. */
export function withinInstant(
  trace: ConnectionTrace,
  { at, step }: Moment,
): { done: number; all: number } {
  const before = lastStepAt(trace, (at - 1) as Time);
  return { done: step - before, all: lastStepAt(trace, at) - before };
}

/** The moment at which so many steps of an instant have happened: all of them, where the number is null or too large. */
export function momentWithin(trace: ConnectionTrace, at: Time, done: number | null): Moment {
  const all = momentAt(trace, at);
  if (done === null) return all;
  const before = lastStepAt(trace, (all.at - 1) as Time);
  return { at: all.at, step: Math.min(before + Math.max(done, 0), all.step) };
}

/** Index of the last step at or before a time; -1 where there is none. */
const lastStepAt = ({ steps }: ConnectionTrace, at: Time): number =>
  countFirst(steps, (step) => step.at <= at) - 1;

/** Index of the segment sent last among those on their way at a moment; null where there is none. */
export function flightInAir(trace: ConnectionTrace, moment: Moment): number | null {
  const until = latestArrivals(trace);
  for (let i = sentUpTo(trace.flights, moment.step) - 1; (until[i] ?? 0) > moment.at; i--)
    if (isInAir(trace.flights[i] as Flight, moment)) return i;
  return null;
}

/** For each flight, up to when it or an earlier one is in the air. */
const latestArrivals = oncePerTrace(({ flights }) => {
  let latest = 0;
  return flights.map(({ arrivals }) => (latest = Math.max(latest, arrivals[0] ?? 0)));
});

/** Sent, and no copy of it has arrived. One that will be lost is none: there is nothing left to do to it. */
const isInAir = ({ step, arrivals }: Flight, moment: Moment): boolean =>
  step <= moment.step && arrivals.length > 0 && arrivals.every((at) => at > moment.at);
