/** How far a run may go. */

/** No run goes beyond these; one that would ends with a reason. */
export interface Limits {
  readonly steps: number;
  readonly flights: number;
  readonly timeUs: number;
  /** See `work.ts`: one step can be very much. */
  readonly work: number;
}

export const LIMITS: Limits = {
  steps: 400_000,
  flights: 100_000,
  timeUs: 86_400_000_000,
  work: Infinity,
};

/** As much as is simulated and drawn while a reader types: of a longer run this is the beginning. */
export const DRAWN: Limits = { ...LIMITS, steps: 4000, flights: 600, work: 100_000 };

/** As much as is simulated where somebody waits for it. */
export const AT_ONCE: Limits = { ...LIMITS, steps: 4000, flights: 2000, work: 100_000 };
