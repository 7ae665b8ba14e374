/**
 * Look-ups in a trace: who sent what, when it arrived, which timer it was. Each part is built when it is first asked for,
 * once for a trace and in one pass; after that nothing has to go through the trace.
 */
import type { TimerName } from '../../machines/tcp/effects.ts';
import type { Time } from '../../machines/tcp/time.ts';
import type { Flight, Step, TimerSpan, ConnectionTrace } from './connection.ts';
import type { Side } from './side.ts';

/** Works something out once for an object. */
export function oncePer<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const known = new WeakMap<K, { readonly made: T }>();
  return (of) => {
    let found = known.get(of);
    if (found === undefined) {
      found = { made: make(of) };
      known.set(of, found);
    }
    return found.made;
  };
}

/** Works something out once for a trace. */
export const oncePerTrace = <T>(make: (trace: ConnectionTrace) => T) => oncePer(make);

/** How many items come first of which something holds that holds of no later one; by binary search. */
export function countFirst<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(items[middle] as T)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The largest, or the least where there is none; however many there are. */
export const largest = (numbers: Iterable<number>, least = -Infinity): number => {
  let found = least;
  for (const n of numbers) if (n > found) found = n;
  return found;
};

const bySide = <T>(items: readonly T[], sideOf: (item: T) => Side): Record<Side, readonly T[]> => {
  const found: Record<Side, T[]> = { client: [], server: [] };
  for (const item of items) found[sideOf(item)].push(item);
  return found;
};

const stepsBySide = oncePerTrace(({ steps }) => bySide(steps, ({ side }) => side));
const flightsBySide = oncePerTrace(({ flights }) => bySide(flights, ({ from }) => from));

/** The steps of a side, in order. */
export const stepsOf = (trace: ConnectionTrace, side: Side): readonly Step[] =>
  stepsBySide(trace)[side];

/** The flights of a side, in order: the n-th stands at n - 1. */
export const flightsOf = (trace: ConnectionTrace, side: Side): readonly Flight[] =>
  flightsBySide(trace)[side];

/** The n-th transmission of a side, from 1. */
export const flightNamed = (
  trace: ConnectionTrace,
  { from, nth }: Pick<Flight, 'from' | 'nth'>,
): Flight | undefined => flightsOf(trace, from)[nth - 1];

/** How many of a side's steps (or of all, or of flights by the step that sent them) there are up to a step. */
export const countUpTo = (items: readonly { readonly index: number }[], step: number): number =>
  countFirst(items, ({ index }) => index <= step);
export const sentUpTo = (flights: readonly Flight[], step: number): number =>
  countFirst(flights, (flight) => flight.step <= step);

/** The steps of one instant, in order. */
export function* stepsAt({ steps }: ConnectionTrace, at: Time): Generator<Step> {
  for (let i = countFirst(steps, (step) => step.at < at); steps[i]?.at === at; i++)
    yield steps[i] as Step;
}

const spans = oncePerTrace(({ timers }) => {
  const fired = new Map<string, TimerSpan>();
  const running = new Map<string, TimerSpan>();
  for (const span of timers) {
    const { side, timer, startedAt, deadline, endedAt, outcome } = span;
    const key = `${side} ${timer} ${endedAt}`;
    if (outcome === 'fired' && !fired.has(key)) fired.set(key, span);
    running.set(`${side} ${timer} ${startedAt} ${deadline}`, span);
  }
  return { fired, running };
});

interface Timer {
  readonly side: Side;
  readonly timer: TimerName;
}

/** The span of a timer that fired at a time. */
export const spanFiredAt = (trace: ConnectionTrace, { side, timer }: Timer, at: Time) =>
  spans(trace).fired.get(`${side} ${timer} ${at}`);

/** The span of a timer by its start and its deadline: the last one of several that are alike. */
export const spanFrom = (
  trace: ConnectionTrace,
  { side, timer }: Timer,
  { startedAt, deadline }: Pick<TimerSpan, 'startedAt' | 'deadline'>,
) => spans(trace).running.get(`${side} ${timer} ${startedAt} ${deadline}`);
