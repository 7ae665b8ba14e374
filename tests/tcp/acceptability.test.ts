/** The first check: which segments are acceptable (RFC 9293, 3.4, table 5, which is 3.10.7.4, table 6). */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAcceptable } from '../../machines/tcp/segmentArrives/step1Sequence.ts';
import { segmentOf, type SegmentParts } from '../../machines/tcp/segment.ts';
import { advance, seq } from '../../machines/tcp/sequence.ts';

/** The window 101 to 110 of the worked checks, somewhere in the sequence space. */
const acceptable = (base: number, window: number, parts: SegmentParts): boolean =>
  isAcceptable(
    { rcvNxt: advance(seq(base), 101), rcvWnd: window },
    segmentOf({ ...parts, seq: advance(seq(base), parts.seq) }),
  );

describe.each([0, 2 ** 32 - 105, 2 ** 32 - 111])('with all numbers moved by %i', (base) => {
  test.each([
    [100, 0, false],
    [101, 0, true],
    [110, 0, true],
    [111, 0, false],
    [100, 1, false],
    [100, 2, true],
    [110, 5, true],
    [111, 1, false],
    [90, 11, false],
    [90, 12, true],
  ])('SEQ %i, LEN %i: %s', (first, dataLen, expected) => {
    // Rows 2 and 4: the first or the last octet lies in RCV.NXT .. RCV.NXT+RCV.WND-1.
    expect(acceptable(base, 10, { seq: first, dataLen })).toBe(expected);
  });

  test('a window of nothing', () => {
    // Row 1: LEN 0 and WND 0: SEG.SEQ = RCV.NXT. Row 3: LEN > 0 and WND 0: never.
    const bare = [100, 101, 102].filter((n) => acceptable(base, 0, { seq: n }));
    expect(bare).toEqual([101]);
    expect(acceptable(base, 0, { seq: 101, dataLen: 1 })).toBe(false);
    expect(acceptable(base, 0, { seq: 100, dataLen: 2 })).toBe(false);
  });

  test('SYN and FIN count', () => {
    // 3.4: SEG.LEN counts SYN and FIN, each as one.
    expect(acceptable(base, 10, { seq: 100, fin: true })).toBe(false);
    expect(acceptable(base, 10, { seq: 100, dataLen: 1, fin: true })).toBe(true);
    expect(acceptable(base, 10, { seq: 100, syn: true })).toBe(false);
    expect(acceptable(base, 10, { seq: 100, syn: true, dataLen: 1 })).toBe(true);
    expect(acceptable(base, 0, { seq: 101, fin: true })).toBe(false);
  });

  test('the text of a reset does not', () => {
    // 3.5.3 and RFC 5961, 3.2: a reset is judged by its number alone; with WND 0 one at RCV.NXT is taken (MUST-66).
    expect(acceptable(base, 10, { seq: 100, rst: true, dataLen: 5 })).toBe(false);
    expect(acceptable(base, 10, { seq: 101, rst: true, dataLen: 5 })).toBe(true);
    expect(acceptable(base, 0, { seq: 101, rst: true, dataLen: 5 })).toBe(true);
  });
});

test('the table says: some end of the segment is in the window', () => {
  // 3.4, row 4 by its words; a segment that covers the whole window from both sides fails it, as the table has it.
  const numbers = fc.record({
    base: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    first: fc.integer({ min: 60, max: 140 }),
    dataLen: fc.integer({ min: 1, max: 40 }),
    window: fc.integer({ min: 1, max: 30 }),
  });
  fc.assert(
    fc.property(numbers, ({ base, first, dataLen, window }) => {
      const inWindow = (n: number) => n >= 101 && n < 101 + window;
      const expected = inWindow(first) || inWindow(first + dataLen - 1);
      expect(acceptable(base, window, { seq: first, dataLen })).toBe(expected);
    }),
  );
});
