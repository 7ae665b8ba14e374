/**
 * Chance without state: a number drawn by name. What happens to the n-th segment of a side depends on the seed and on
 * that name alone, so a change elsewhere in the run leaves it as it was.
 */

/** A number from 0 up to 1, the same for the same seed and name. */
export function chance(seed: number, name: string): number {
  let h = seed | 0;
  for (let i = 0; i < name.length; i++) {
    h = Math.imul(h ^ name.charCodeAt(i), 0x9e3779b1);
    h ^= h >>> 15;
  }
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
}
