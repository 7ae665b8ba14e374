/** DEFLATE's bits: numbers begin at the lowest bit of an octet (RFC 1951, 3.1.1). What is behind the end reads as 0. */
import { u8 } from '../octets.ts';

/** The next bits from `bit` on: 17 at least. */
export const peek = (bytes: Uint8Array, bit: number): number => {
  const at = bit >> 3;
  return (u8(bytes, at) | (u8(bytes, at + 1) << 8) | (u8(bytes, at + 2) << 16)) >> (bit & 7);
};

export const bitsAt = (bytes: Uint8Array, bit: number, count: number): number =>
  peek(bytes, bit) & ((1 << count) - 1);
