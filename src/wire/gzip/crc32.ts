/** The check of gzip's members (RFC 1952, 8): a cyclic redundancy check of 32 bits. */
import { u8 } from '../octets.ts';

const TABLE = Uint32Array.from({ length: 256 }, (_, octet) => {
  let rest = octet;
  for (let i = 0; i < 8; i++) rest = (rest & 1) === 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

/** Of octets that follow those whose check is `before`. */
export function crc32(octets: Uint8Array, before: number): number {
  let rest = ~before;
  for (let i = 0; i < octets.length; i++) {
    rest = (TABLE[(rest ^ u8(octets, i)) & 0xff] as number) ^ (rest >>> 8);
  }
  return ~rest >>> 0;
}
