/** How far a run may go. */

/** No run goes beyond these; one that would ends with a reason. */
export interface Limits {
  readonly steps: number;
  readonly flights: number;
  readonly timeUs: number;
}

export const LIMITS: Limits = { steps: 4000, flights: 2000, timeUs: 86_400_000_000 };
