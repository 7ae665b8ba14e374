/** Which items of two lists are the same thing: the n-th of a key in the one is the n-th of it in the other. */
export interface Matched<T> {
  readonly both: readonly (readonly [before: T, now: T])[];
  readonly onlyBefore: readonly T[];
  readonly onlyNow: readonly T[];
}

export function matched<T>(
  before: readonly T[],
  now: readonly T[],
  keyOf: (item: T) => string,
): Matched<T> {
  const waiting = new Map<string, T[]>();
  for (const item of before) {
    const key = keyOf(item);
    waiting.set(key, [...(waiting.get(key) ?? []), item]);
  }
  const both: [T, T][] = [];
  const onlyNow: T[] = [];
  for (const item of now) {
    const same = waiting.get(keyOf(item))?.shift();
    if (same === undefined) onlyNow.push(item);
    else both.push([same, item]);
  }
  const left = new Set([...waiting.values()].flat());
  return { both, onlyBefore: before.filter((item) => left.has(item)), onlyNow };
}
