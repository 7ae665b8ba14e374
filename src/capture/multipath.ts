/**
 * How far a dissector reads into an option of Multipath TCP (RFC 8684, 3): its kind says nothing of that, its subtype does. What
 * is shorter it gives up.
 */
import { u8 } from '../wire/octets.ts';

/** Kind, length, and an octet with the subtype. */
const LEAST = 3;

export const multipathSubtype = (bytes: Uint8Array, at: number): number =>
  u8(bytes, at + LEAST - 1) >> 4;

/** In octets from the start of the option; of MP_CAPABLE, MP_JOIN and ADD_ADDR by the lengths that they have. */
export function multipathRead(bytes: Uint8Array, at: number, length: number, end: number): number {
  if (length < LEAST || at + LEAST > end) return LEAST;
  switch (multipathSubtype(bytes, at)) {
    case 0:
      return [12, 20, 22, 24].includes(length) ? length : 4;
    case 1:
      return [12, 16, 24].includes(length) ? length : LEAST;
    case 2:
      return at + LEAST < end ? sequenceSignal(u8(bytes, at + LEAST), length) : LEAST + 1;
    case 3:
      return [8, 10, 16, 18, 20, 22, 28, 30].includes(length) ? length : 4;
    case 4:
      return length;
    case 5:
      return length === 4 ? 4 : LEAST;
    case 6:
    case 7:
      return 12;
    case 8:
      return 4;
    default:
      return LEAST;
  }
}

const DSS = { hasAck: 1, isAckLong: 2, hasMapping: 4, isMappingLong: 8 } as const;

/** DSS: which of its fields are there, and how long, stands in its flags. */
function sequenceSignal(flags: number, length: number): number {
  let read = 4;
  if ((flags & DSS.hasAck) !== 0) read += (flags & DSS.isAckLong) !== 0 ? 8 : 4;
  if ((flags & DSS.hasMapping) === 0) return read;
  read += ((flags & DSS.isMappingLong) !== 0 ? 8 : 4) + 6;
  // A checksum, where there is room for it and padding.
  return length >= read + 4 ? read + 2 : read;
}
