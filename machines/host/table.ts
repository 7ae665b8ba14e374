/**
 * The host's connections by their 4-tuple: a hash of buckets that is never changed in place, so that an entry that changes copies
 * its bucket and not the table (the kernel's ehash, as plain data).
 */
export interface Table<K extends string, V> {
  readonly buckets: readonly ReadonlyMap<K, V>[];
}

/** Thousands of connections are a few in each: a list of this length is copied at once, a map entry by entry. */
const BUCKETS = 512;

export const emptyTable = <K extends string, V>(): Table<K, V> => ({
  buckets: Array.from({ length: BUCKETS }, () => new Map<K, V>()),
});

export const entryOf = <K extends string, V>({ buckets }: Table<K, V>, key: K): V | undefined =>
  buckets[bucketOf(key)]?.get(key);

export function withEntry<K extends string, V>(
  { buckets }: Table<K, V>,
  key: K,
  value: V,
): Table<K, V> {
  const at = bucketOf(key);
  return { buckets: buckets.with(at, new Map(buckets[at]).set(key, value)) };
}

function bucketOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i += 1) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return (hash ^ (hash >>> 7)) & (BUCKETS - 1);
}
