/** The Internet checksum (RFC 1071), as TCP takes it (RFC 9293, 3.1). */

/** The ones' complement sum of the 16-bit words; an odd octet at the end is the left half of a word. */
export function onesSum(...parts: readonly Uint8Array[]): number {
  let sum = 0;
  for (const octets of parts) {
    for (const [i, octet] of octets.entries()) sum += i % 2 === 0 ? octet << 8 : octet;
  }
  // What runs over 16 bits is added at the right: "end-around carry".
  while (sum > 0xffff) sum = (sum & 0xffff) + Math.floor(sum / 0x10000);
  return sum;
}

/** What makes the sum of everything 0xffff. Only the last part may have an odd number of octets. */
export const checksum = (...parts: readonly Uint8Array[]): number => ~onesSum(...parts) & 0xffff;
