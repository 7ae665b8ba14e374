/** Options of pcapng's blocks (draft-ietf-opsawg-pcapng, 3.5): a code, a length, a value filled up to 4 octets; 0 ends them. */
import { u16In, u32In, u8 } from '../octets.ts';

export const padded = (length: number): number => (length + 3) & ~3;

/** Calls `each` with code, place and length of every option. Whether they fit where they are. */
export function eachOption(
  bytes: Uint8Array,
  from: number,
  end: number,
  isLittle: boolean,
  each: (code: number, at: number, length: number) => void,
): boolean {
  let at = from;
  while (end - at >= 4) {
    const code = u16In(bytes, at, isLittle);
    const length = u16In(bytes, at + 2, isLittle);
    if (code === 0) return true;
    if (length > end - at - 4) return false;
    each(code, at + 4, length);
    at += 4 + padded(length);
  }
  return at >= end;
}

const UTF8 = new TextDecoder();

export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  UTF8.decode(bytes.subarray(at, at + length)).replace(/\0+$/, '');

/** What an interface's options say (4.2). */
export interface InterfaceOptions {
  name: string | null;
  description: string | null;
  filter: string | null;
  /** Of if_tsresol; null where it is not said. */
  resolution: number | null;
  offsetSeconds: bigint;
}

export function interfaceOptions(
  bytes: Uint8Array,
  from: number,
  end: number,
  isLittle: boolean,
): { readonly said: InterfaceOptions; readonly fit: boolean } {
  const said: InterfaceOptions = {
    ...{ name: null, description: null, filter: null },
    ...{ resolution: null, offsetSeconds: 0n },
  };
  const fit = eachOption(bytes, from, end, isLittle, (code, at, length) => {
    if (code === 2) said.name = textAt(bytes, at, length);
    if (code === 3) said.description = textAt(bytes, at, length);
    if (code === 9 && length >= 1) said.resolution = u8(bytes, at);
    // 0 in front: as text; else compiled, which nobody wants to read.
    if (code === 11 && length >= 1 && u8(bytes, at) === 0) {
      said.filter = textAt(bytes, at + 1, length - 1);
    }
    if (code === 14 && length >= 8) {
      const [high, low] = isLittle ? [at + 4, at] : [at, at + 4];
      said.offsetSeconds = BigInt.asIntN(
        64,
        (BigInt(u32In(bytes, high, isLittle)) << 32n) | BigInt(u32In(bytes, low, isLittle)),
      );
    }
  });
  return { said, fit };
}
