/**
 * Sequence numbers: 32 bits, compared modulo 2^32 (RFC 9293, 3.4).
 *
 * A sequence number is a type of its own, and only this file compares two of them. Elsewhere a bare `<` between
 * sequence numbers would be right for four thousand million octets and wrong at the wrap.
 */

declare const brand: unique symbol;

/** A sequence number, 0 to 2^32 - 1. */
export type Seq = number & { readonly [brand]: 'Seq' };

/** Takes any number into the sequence space: `seq(2 ** 32)` is 0, `seq(-1)` is 2^32 - 1. */
export const seq = (n: number): Seq => (n >>> 0) as Seq;

/** The number `octets` further on (or back, when negative). */
export const advance = (from: Seq, octets: number): Seq => seq(from + octets);

/** How many octets lie from `from` up to `to`: 0 to 2^32 - 1, counted forwards. */
export const distance = (from: Seq, to: Seq): number => (to - from) >>> 0;

/** `to - from` as a signed number: negative where `to` is behind. */
export const offset = (from: Seq, to: Seq): number => (to - from) | 0;

/** a < b in sequence space: b is ahead of a by less than half the space. */
export const before = (a: Seq, b: Seq): boolean => ((a - b) | 0) < 0;

/** a =< b in sequence space. */
export const notAfter = (a: Seq, b: Seq): boolean => a === b || before(a, b);

/** a > b in sequence space. */
export const after = (a: Seq, b: Seq): boolean => before(b, a);

/** a >= b in sequence space. */
export const notBefore = (a: Seq, b: Seq): boolean => notAfter(b, a);

/** The later one of two. */
export const latest = (a: Seq, b: Seq): Seq => (before(a, b) ? b : a);

/** The earlier one of two. */
export const earliest = (a: Seq, b: Seq): Seq => (before(a, b) ? a : b);

/** Whether `x` is one of the `size` numbers that start at `left`. */
export const within = (x: Seq, left: Seq, size: number): boolean => distance(left, x) < size;
