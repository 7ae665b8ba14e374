/** Unsigned numbers in octets. Whoever reads has made sure that they are there: nothing is checked here, for speed. */

export const u8 = (b: Uint8Array, at: number): number => b[at] as number;

/** In the order of the network: the most significant octet first. */
export const u16 = (b: Uint8Array, at: number): number => (u8(b, at) << 8) | u8(b, at + 1);

export const u32 = (b: Uint8Array, at: number): number =>
  ((u8(b, at) << 24) | (u8(b, at + 1) << 16) | (u8(b, at + 2) << 8) | u8(b, at + 3)) >>> 0;

/** In the order of the machine that wrote a file: `isLittle` says whether the least significant octet is first. */
export const u16In = (b: Uint8Array, at: number, isLittle: boolean): number =>
  isLittle ? u8(b, at) | (u8(b, at + 1) << 8) : u16(b, at);

export const u32In = (b: Uint8Array, at: number, isLittle: boolean): number =>
  isLittle
    ? (u8(b, at) | (u8(b, at + 1) << 8) | (u8(b, at + 2) << 16) | (u8(b, at + 3) << 24)) >>> 0
    : u32(b, at);
