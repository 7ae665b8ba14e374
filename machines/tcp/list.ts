/**
 * A list that is never changed in place and yet is cheap to change: what is added, taken away or replaced copies a small part
 * of it, and shares the rest with what it was. A TCB holds its queues so: thousands of segments may be in flight, and each
 * step of a trace keeps the queue as it was then. Plain data, as all of a TCB.
 */
export interface List<T> {
  readonly length: number;
  /** The items in order, in parts; none is empty. */
  readonly parts: readonly (readonly T[])[];
}

/** All items, for loops and for copies. */
export function* itemsOf<T>({ parts }: List<T>): Generator<T, undefined> {
  for (const part of parts) yield* part;
}

export const first = <T>({ parts }: List<T>): T | undefined => parts[0]?.[0];
