/** A connection of one file and that of another as a pair: what a file holds twice of one place goes in once. */
import type { CapturedConnection } from '../captured.ts';
import { oneFile } from './oneFile.ts';
import { pairOf, type NoPair, type PairedCaptures } from './pair.ts';

export function twoFiles(
  first: CapturedConnection,
  second: CapturedConnection,
): PairedCaptures | NoPair {
  const [one, two] = [oneFile(first), oneFile(second)];
  if (one.pair !== null || two.pair !== null) return 'bothInOne';
  return pairOf(one.connection, two.connection);
}
