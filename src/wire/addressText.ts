/** IP addresses as they are written: dotted (RFC 6943, 3.1.1), and IPv6 in its one canonical form (RFC 5952, 4). */
import { u16 } from './octets.ts';

export function addressText(bytes: Uint8Array, at: number, version: 4 | 6): string {
  if (version === 4) return dotted(bytes, at);
  const groups = Array.from({ length: 8 }, (_, i) => u16(bytes, at + 2 * i));
  const isMapped = groups.every((group, i) => i > 5 || group === (i === 5 ? 0xffff : 0));
  // Mixed where it is known that there is one of IPv4 in it (5).
  if (isMapped) return `::ffff:${dotted(bytes, at + 12)}`;
  const { start, length } = longestRun(groups);
  const hex = (from: number, to: number) =>
    groups
      .slice(from, to)
      .map((group) => group.toString(16))
      .join(':');
  return length < 2 ? hex(0, 8) : `${hex(0, start)}::${hex(start + length, 8)}`;
}

const dotted = (bytes: Uint8Array, at: number): string =>
  `${bytes[at]}.${bytes[at + 1]}.${bytes[at + 2]}.${bytes[at + 3]}`;

/** Of zeroes: the first one of the longest (4.2.3). */
function longestRun(groups: readonly number[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let length = 0;
  for (const [i, group] of groups.entries()) {
    length = group === 0 ? length + 1 : 0;
    if (length > best.length) best = { start: i + 1 - length, length };
  }
  return best;
}
