/**
 * Huffman codes as DEFLATE has them (RFC 1951, 3.2.2): given by their lengths alone. A code is looked up by the next bits in the
 * order in which they come, the first one lowest.
 */

export const LONGEST_CODE = 15;

export interface Codes {
  /** By the next `bits` bits: the symbol, and in the last four bits how long its code is; 0: no code begins like this. */
  readonly table: Uint16Array;
  bits: number;
}

/** Is filled again for each block. */
export const newCodes = (): Codes => ({ table: new Uint16Array(1 << LONGEST_CODE), bits: 0 });

/** Whether codes of such lengths can be told apart. Too few of them are taken: those that are missing may not be used. */
export function setCodes(codes: Codes, lengths: Uint8Array): boolean {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  codes.bits = counts.findLastIndex((count) => count > 0);
  if (codes.bits < 1) codes.bits = 1;

  const next = new Uint16Array(LONGEST_CODE + 2);
  let free = 1;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    const count = counts[length] ?? 0;
    free = free * 2 - count;
    if (free < 0) return false;
    next[length + 1] = ((next[length] ?? 0) + count) << 1;
  }

  const size = 1 << codes.bits;
  codes.table.fill(0, 0, size);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const code = next[length] ?? 0;
    next[length] = code + 1;
    const step = 1 << length;
    for (let at = reversed(code, length); at < size; at += step) {
      codes.table[at] = (symbol << 4) | length;
    }
  }
  return true;
}

function reversed(code: number, length: number): number {
  let back = 0;
  for (let i = 0; i < length; i++) back |= ((code >> i) & 1) << (length - 1 - i);
  return back;
}
