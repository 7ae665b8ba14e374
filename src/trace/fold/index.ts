/**
 * Folded time: a monotone map between true time and an axis on which a flight of 50 ms and a wait of 240 s can both be
 * read. The ladder draws on this axis, the scrubber shows it, and playback runs along it at an even pace.
 *
 * Between two instants the map is linear. At an instant with several happenings at one end it jumps: these lie one below
 * the other. `toFolded` then tells the far end, where all of it has happened; a moment within (a time and a step) has its
 * own place, `ofMoment`. Pure: the same trace, the same fold.
 */
import { time, type Time } from '../../../machines/tcp/time.ts';
import { FOLD } from './lengths.ts';
import type { FlightPosition, Instant, Positions, StepPosition } from './lengths.ts';
import { foldedPositions, truePositions } from './positions.ts';
import type { Moment } from '../moment.ts';
import type { ConnectionTrace } from '../connection.ts';

export { FOLD, PACE } from './lengths.ts';
export type { FlightPosition, StepPosition } from './lengths.ts';
export { usualFlight } from './positions.ts';

export interface FoldOptions {
  /** All in proportion, nothing compressed. */
  readonly trueScale?: boolean;
}

/** A stretch that is drawn much shorter than it lasts. */
export interface Break {
  readonly from: Time;
  readonly to: Time;
  readonly durationUs: number;
  /** Where it begins and ends on the folded axis. */
  readonly foldedFrom: number;
  readonly foldedTo: number;
}

export interface Fold {
  /** From the start of the run (0) to its end. */
  readonly length: number;
  readonly breaks: readonly Break[];
  /** Where a time lies, with everything done that happens then. Times outside the run are taken to its ends. */
  toFolded(at: Time): number;
  /** The time at a place, in whole microseconds: the reverse of `toFolded`. */
  toTime(folded: number): Time;
  /** Where a moment lies: between two steps of one instant, between these. */
  ofMoment(moment: Moment): number;
  /** The moment at a place. */
  toMoment(folded: number): Moment;
  ofStep(index: number): StepPosition;
  ofFlight(index: number): FlightPosition;
}

/** A gap is told as a break when it is drawn this much shorter than in proportion. */
const NOTABLY_SHORTER = 1.5;

/** How long a run is at most when drawn to scale: some thirty screens. */
const LONGEST_TRUE = 24_000;

export function foldOf(trace: ConnectionTrace, { trueScale = false }: FoldOptions = {}): Fold {
  if (trueScale) return { ...foldAt(trace, truePositions(trace, LONGEST_TRUE)), breaks: [] };
  return found(foldsOf([trace])[0]);
}

/** Folds of several traces with one axis: equal times have equal positions, and all are equally long. */
export const foldsOf = (traces: readonly ConnectionTrace[]): Fold[] =>
  foldedPositions(traces).map((positions, i) => foldAt(found(traces[i]), positions));

function foldAt(trace: ConnectionTrace, positions: Positions): Fold {
  const { instants, steps, flights } = positions;
  const length = instants.at(-1)?.to ?? 0;

  const toFolded = (at: Time) => positionOf(instants, at);
  const toTime = (folded: number) => timeAt(instants, folded);

  return {
    length,
    breaks: breaksOf(positions),
    toFolded,
    toTime,
    ofMoment(moment) {
      const next = trace.steps[moment.step + 1];
      // Everything of this instant has happened.
      if (!next || next.at > moment.at) return toFolded(moment.at);
      const last = trace.steps[moment.step];
      if (last?.at === moment.at) return steps[moment.step]?.done ?? 0;
      return justBefore(instants, moment.at);
    },
    toMoment(folded) {
      const within = Math.min(Math.max(folded, 0), length);
      const done = lastNotAfter(steps, (step) => step.done, within + NEAR);
      const at = toTime(within);
      return { at: time(Math.max(at, trace.steps[done]?.at ?? 0)), step: done };
    },
    ofStep: (index) => found(steps[index]),
    ofFlight: (index) => found(flights[index]),
  };
}

/** Rounding of sums does not decide which of two positions comes first. */
const NEAR = 1e-6;

function positionOf(instants: readonly Instant[], at: Time): number {
  const i = lastNotAfter(instants, (instant) => instant.at, at);
  const last = instants[i];
  const next = instants[i + 1];
  if (!last) return 0;
  if (!next) return last.to;
  const passed = (at - last.at) / (next.at - last.at);
  return last.to + passed * (next.from - last.to);
}

/** The time at a place. What lies within an instant is at its time; in between, a microsecond has passed when it is over. */
function timeAt(instants: readonly Instant[], folded: number): Time {
  const i = lastNotAfter(instants, (instant) => instant.from, folded + NEAR);
  const last = instants[i];
  const next = instants[i + 1];
  if (!last) return time(0);
  if (!next || folded <= last.to) return last.at;
  const passed = (folded - last.to) / (next.from - last.to);
  return time(Math.floor(last.at + passed * (next.at - last.at) + 0.01));
}

/** The place right before an instant: what comes before it has happened, and nothing of it. */
function justBefore(instants: readonly Instant[], at: Time): number {
  const i = lastNotAfter(instants, (instant) => instant.at, at);
  const instant = instants[i];
  if (!instant) return 0;
  const before = instants[i - 1];
  return before ? Math.max(before.to, instant.from - FOLD.least / 2) : 0;
}

function breaksOf({ instants, rate }: Positions): Break[] {
  return instants.slice(1).flatMap((next, i) => {
    const last = instants[i];
    if (!last) return [];
    const durationUs = next.at - last.at;
    if (durationUs * rate < NOTABLY_SHORTER * (next.from - last.to)) return [];
    const [foldedFrom, foldedTo] = [last.to, next.from];
    return [{ from: last.at, to: next.at, durationUs, foldedFrom, foldedTo }];
  });
}

/** Index of the last item whose value is not after `limit`, by binary search; -1 where there is none. */
function lastNotAfter<T>(items: readonly T[], valueOf: (item: T) => number, limit: number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle];
    if (item !== undefined && valueOf(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function found<T>(wanted: T | undefined): T {
  if (wanted === undefined) throw new Error('no such trace, or no such step or flight in it');
  return wanted;
}
