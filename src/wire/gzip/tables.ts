/** The codes of a block (RFC 1951, 3.2.6 and 3.2.7): fixed ones, or those that it describes at its beginning. */
import { u8 } from '../octets.ts';
import { bitsAt, peek } from './bits.ts';
import { newCodes, setCodes, type Codes } from './codes.ts';

export interface Tables {
  readonly literals: Codes;
  readonly distances: Codes;
}

export const newTables = (): Tables => ({ literals: newCodes(), distances: newCodes() });

export function setFixed({ literals, distances }: Tables): void {
  const lengths = Uint8Array.from({ length: 288 }, (_, i) =>
    i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8,
  );
  setCodes(literals, lengths);
  setCodes(distances, new Uint8Array(30).fill(5));
}

/** The order in which lengths of the codes for lengths come: those that are likely first. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Reads what a block says of its codes; the place behind it, or that more octets are wanted, or that it makes no sense. */
export function readTables(
  { literals, distances }: Tables,
  bytes: Uint8Array,
  from: number,
): number | 'more' | 'wrong' {
  const end = bytes.length * 8;
  const literalCount = bitsAt(bytes, from, 5) + 257;
  const distanceCount = bitsAt(bytes, from + 5, 5) + 1;
  const orderCount = bitsAt(bytes, from + 10, 4) + 4;
  let bit = from + 14;
  if (bit + orderCount * 3 > end) return 'more';
  if (literalCount > 286 || distanceCount > 30) return 'wrong';

  const own = new Uint8Array(ORDER.length);
  for (const symbol of ORDER.slice(0, orderCount)) {
    own[symbol] = bitsAt(bytes, bit, 3);
    bit += 3;
  }
  if (!setCodes(OWN, own)) return 'wrong';

  const lengths = new Uint8Array(literalCount + distanceCount);
  for (let i = 0; i < lengths.length;) {
    const entry = OWN.table[peek(bytes, bit) & ((1 << OWN.bits) - 1)] ?? 0;
    if (entry === 0) return end - bit < OWN.bits ? 'more' : 'wrong';
    bit += entry & 15;
    const symbol = entry >> 4;
    const repeat = REPEATS[symbol - 16];
    if (repeat === undefined) {
      if (bit > end) return 'more';
      lengths[i++] = symbol;
      continue;
    }
    const count = repeat.least + bitsAt(bytes, bit, repeat.bits);
    bit += repeat.bits;
    if (bit > end) return 'more';
    if (i + count > lengths.length || (symbol === 16 && i === 0)) return 'wrong';
    lengths.fill(symbol === 16 ? u8(lengths, i - 1) : 0, i, i + count);
    i += count;
  }
  const fit =
    setCodes(literals, lengths.subarray(0, literalCount)) &&
    setCodes(distances, lengths.subarray(literalCount));
  return fit ? bit : 'wrong';
}

const OWN = newCodes();

/** 16: the length before, 17 and 18: zero, so many times. */
const REPEATS = [
  { bits: 2, least: 3 },
  { bits: 3, least: 3 },
  { bits: 7, least: 11 },
] as const;
