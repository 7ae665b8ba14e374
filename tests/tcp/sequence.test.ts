/** Sequence numbers: arithmetic modulo 2^32 (RFC 9293, 3.4). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as sequence from '../../machines/tcp/sequence.ts';
import {
  advance,
  after,
  before,
  distance,
  notAfter,
  offset,
  seq,
  within,
} from '../../machines/tcp/sequence.ts';

const LAST = 2 ** 32 - 1;
const HALF = 2 ** 31;

const anySeq = fc
  .oneof(fc.integer({ min: 0, max: LAST }), fc.integer({ min: -20, max: 20 }))
  .map((n) => seq(n));
const octets = fc.integer({ min: 0, max: LAST });

describe('worked examples', () => {
  test('the numbers go round', () => {
    // 3.4: the space is 0 to 2^32 - 1, and all arithmetic on it is done modulo 2^32.
    expect(seq(2 ** 32)).toBe(0);
    expect(seq(-1)).toBe(LAST);
    expect(advance(seq(LAST), 1)).toBe(0);
    expect(advance(seq(3), -5)).toBe(LAST - 1);
    expect(distance(seq(LAST), seq(10))).toBe(11);
    expect(offset(seq(10), seq(LAST))).toBe(-11);
  });

  test('comparison across the wrap', () => {
    // 3.4: 4294967295 comes before 0, and 0 before 10.
    expect(before(seq(LAST), seq(0))).toBe(true);
    expect(before(seq(LAST), seq(10))).toBe(true);
    expect(before(seq(5), seq(4294967291))).toBe(false);
    expect(before(seq(4294967291), seq(5))).toBe(true);
    expect(notAfter(seq(7), seq(7))).toBe(true);
    expect(before(seq(7), seq(7))).toBe(false);
  });

  test('a window across the wrap', () => {
    // 3.4: RCV.NXT =< SEG.SEQ < RCV.NXT+RCV.WND, modulo 2^32.
    const inWindow = [LAST - 1, LAST, 0, 1, 2].filter((n) => within(seq(n), seq(LAST), 3));
    expect(inWindow).toEqual([LAST, 0, 1]);
    expect(within(seq(5), seq(5), 0)).toBe(false);
  });
});

describe('laws', () => {
  test('to go on and to measure are each other’s inverse', () => {
    // 3.4: distances are counted forwards.
    fc.assert(
      fc.property(anySeq, anySeq, octets, (a, b, n) => {
        expect(distance(a, advance(a, n))).toBe(n);
        expect(advance(a, distance(a, b))).toBe(b);
        expect(advance(a, offset(a, b))).toBe(b);
      }),
    );
  });

  test('of two different numbers exactly one is before the other', () => {
    // 3.4: a < b if and only if 0 < (b - a) mod 2^32 < 2^31; at exactly half the space neither is said to be ahead.
    fc.assert(
      fc.property(anySeq, anySeq, (a, b) => {
        const ahead = distance(a, b);
        expect(before(a, b)).toBe(ahead > HALF ? false : ahead > 0);
        expect(after(a, b)).toBe(before(b, a));
        expect(sequence.notBefore(a, b)).toBe(notAfter(b, a));
        if (a !== b && ahead !== HALF) expect(before(a, b)).toBe(!before(b, a));
      }),
    );
  });

  test('an order within half the space is the order of the octets, wherever it lies', () => {
    // 3.4: so comparison does not depend on where in the space a connection happens to be.
    const near = fc.integer({ min: 0, max: HALF - 1 });
    fc.assert(
      fc.property(anySeq, near, near, (a, m, n) => {
        const [x, y] = [advance(a, m), advance(a, n)];
        expect(before(x, y)).toBe(m < n);
        expect(notAfter(x, y)).toBe(m <= n);
        expect(distance(a, sequence.latest(x, y))).toBe(Math.max(m, n));
        expect(distance(a, sequence.earliest(x, y))).toBe(Math.min(m, n));
      }),
    );
  });

  test('within counts each number of a window once', () => {
    // 3.4: RCV.WND numbers are in the window, neither more nor fewer.
    fc.assert(
      fc.property(anySeq, fc.integer({ min: 0, max: 50 }), (left, size) => {
        const around = Array.from({ length: 100 }, (_, i) => advance(left, i - 25));
        expect(around.filter((x) => within(x, left, size))).toHaveLength(size);
      }),
    );
  });
});
