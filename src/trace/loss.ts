/** A loss as an event: where the network loses a segment, though neither host learns of it there. */
import { time, type Time } from '../../machines/tcp/time.ts';
import type { ConnectionTrace, Flight } from './connection.ts';
import { countFirst, oncePerTrace } from './lookup.ts';
import type { Moment } from './moment.ts';

/** What is lost at one instant: a segment, or several that left together. */
export interface LossEvent {
  readonly at: Time;
  readonly flights: readonly [Flight, ...Flight[]];
}

/** Where a segment is lost, or would be: half way. */
export const lostAt = ({ sentAt, dueAt }: Pick<Flight, 'sentAt' | 'dueAt'>): Time =>
  time(Math.floor((sentAt + dueAt) / 2));

const losses = oncePerTrace(({ flights, end }): readonly LossEvent[] => {
  const found = new Map<Time, [Flight, ...Flight[]]>();
  for (const flight of flights) {
    const at = lostAt(flight);
    if (flight.fate !== 'lost' || at > end.at) continue;
    const others = found.get(at);
    if (others) others.push(flight);
    else found.set(at, [flight]);
  }
  return [...found].map(([at, flights]) => ({ at, flights })).sort((a, b) => a.at - b.at);
});

/**
 * The loss that is the last thing to have happened at a moment; null where a step is. Of one instant, the losses come before
 * the steps.
 */
export function lossAt(trace: ConnectionTrace, { at, step }: Moment): LossEvent | null {
  const last = lossUpTo(trace, at);
  return last !== undefined && last.at > (trace.steps[step]?.at ?? -1) ? last : null;
}

/** The moment of a loss: none of the steps of its instant has happened. */
export const momentOfLoss = ({ steps }: ConnectionTrace, { at }: LossEvent): Moment => ({
  at,
  step: countFirst(steps, (step) => step.at < at) - 1,
});

/** The first loss after a time; undefined: there is none. */
export const lossAfter = (trace: ConnectionTrace, at: Time): LossEvent | undefined =>
  losses(trace)[countUpTo(trace, at)];
const lossUpTo = (trace: ConnectionTrace, at: Time): LossEvent | undefined =>
  losses(trace)[countUpTo(trace, at) - 1];

const countUpTo = (trace: ConnectionTrace, at: Time): number =>
  countFirst(losses(trace), (loss) => loss.at <= at);
