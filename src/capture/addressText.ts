/** An address of IP as people write it. */
export function addressText(words: Uint32Array, ipVersion: 4 | 6): string {
  if (ipVersion === 4) {
    const [word = 0] = words;
    return [word >>> 24, (word >>> 16) & 255, (word >>> 8) & 255, word & 255].join('.');
  }
  return shortest([...words].flatMap((word) => [word >>> 16, word & 0xffff]));
}

/** RFC 5952, 4: no leading zeros, the longest row of zeros as `::`, the first of equals, one alone not. */
function shortest(groups: readonly number[]): string {
  let best = { at: -1, length: 1 };
  for (let at = 0; at < groups.length; at++) {
    let length = 0;
    while (groups[at + length] === 0) length += 1;
    if (length > best.length) best = { at, length };
  }
  const hex = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (best.at < 0) return hex(groups);
  return `${hex(groups.slice(0, best.at))}::${hex(groups.slice(best.at + best.length))}`;
}
