/**
 * What a place on the folded axis is. Lengths are in abstract units, made so that one unit is a pixel in a drawing at its
 * natural size.
 */
import type { Time } from '../../../machines/tcp/time.ts';

/** Lengths on the folded axis. */
export const FOLD = {
  /** Before the first instant, so that the states at the start can be seen. */
  lead: 24,
  /** A flight with the usual delay. */
  flight: 54,
  /** The shortest a flight may be drawn. */
  shortestFlight: 34,
  /** Between two segments that leave, or arrive, at one end. */
  stagger: 23,
  /** A state that is walked through, or left soon. */
  state: 20,
  /** Between two calls at one end. */
  call: 22,
  /** The least between two different instants. */
  least: 8,
  /** A stretch in which nothing happens, however long it is. */
  idle: 68,
} as const;

/** How far the playhead goes in a millisecond at the usual speed: a segment takes 900 ms to arrive. */
export const PACE = FOLD.flight / 900;

/** Where an end deals with an event. */
export interface StepPosition {
  /** Its cause: a segment arrives, a timer fires, a call is made. */
  readonly at: number;
  /** The state it leads to has been reached, and the first segment leaves. */
  readonly left: number;
  /** The last segment has left: the step has happened. Never decreases from step to step. */
  readonly done: number;
}

export interface FlightPosition {
  readonly sent: number;
  /** Where it arrives, or would have. */
  readonly due: number;
  /** Each copy, in order; none where it is lost. */
  readonly arrivals: readonly number[];
}

/** A moment at which something happens: it begins at `from`, and all of it has happened at `to`. */
export interface Instant {
  readonly at: Time;
  readonly from: number;
  readonly to: number;
}

export interface Positions {
  readonly instants: readonly Instant[];
  readonly steps: readonly StepPosition[];
  readonly flights: readonly FlightPosition[];
  /** Length of a microsecond where time is kept in proportion. */
  readonly rate: number;
}
