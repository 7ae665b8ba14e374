/** Control bits as text: `FIN`, `SYN+ACK`. */
import type { WordReader } from './words.ts';

export function readFlags<const F extends string>(
  words: WordReader,
  flags: readonly F[],
  /** What else may stand there, or stands there as an example. */
  others: readonly string[] = [],
): F[] {
  const names = words.word.toUpperCase().split('+');
  const found = names.flatMap((name) => flags.find((flag) => flag === name) ?? []);
  if (found.length < names.length) words.wrong({ why: 'oneOf', names: [...flags, ...others] });
  words.take();
  return found;
}

export const writeFlags = (flags: readonly string[]): string => flags.join('+');
