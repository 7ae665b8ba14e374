/** Octets by hand: numbers in either order, put one behind the other. */

export type Part = number | readonly number[] | Uint8Array | string;

/** A number is an octet, a text is hexadecimal: `45 00`. */
export const octets = (...parts: readonly Part[]): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    parts.flatMap((part) => {
      if (typeof part === 'number') return [part];
      if (typeof part !== 'string') return [...part];
      return (part.replace(/\s/g, '').match(/../g) ?? []).map((digits) => parseInt(digits, 16));
    }),
  );

export interface Order {
  readonly u16: (n: number) => number[];
  readonly u32: (n: number) => number[];
}

export const BIG: Order = {
  u16: (n) => [(n >> 8) & 255, n & 255],
  u32: (n) => [n >>> 24, (n >> 16) & 255, (n >> 8) & 255, n & 255],
};

export const LITTLE: Order = {
  u16: (n) => BIG.u16(n).reverse(),
  u32: (n) => BIG.u32(n).reverse(),
};

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
