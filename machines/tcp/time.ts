/** Time: an integer number of microseconds since the start of a run. Nothing here reads a clock. */

declare const brand: unique symbol;

/** A moment, in microseconds since the start of the run. */
export type Time = number & { readonly [brand]: 'Time' };

/** A whole number of microseconds as a moment; fractions are rounded. */
export const time = (us: number): Time => Math.round(us) as Time;

/** The moment `us` microseconds later. */
export const later = (at: Time, us: number): Time => time(at + us);

/** Milliseconds as microseconds. */
export const ms = (n: number): number => Math.round(n * 1000);

/** Seconds as microseconds. */
export const s = (n: number): number => Math.round(n * 1_000_000);
