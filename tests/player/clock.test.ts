/** A moment as the clock shows it. */
import { expect, test } from 'vitest';
import { clockText } from '../../src/words/clock.ts';

test.each([
  [0, '0.000 s'],
  [1, '0.000 s'],
  [999_600, '1.000 s'],
  [2_281_000, '2.281 s'],
  [2_281_400, '2.281 s'],
  [59_999_000, '59.999 s'],
  [59_999_700, '1:00.000'],
  [59_999_999, '1:00.000'],
  [62_003_000, '1:02.003'],
  [242_281_000, '4:02.281'],
  [3_599_999_999, '1:00:00.000'],
  [7_875_170_000, '2:11:15.170'],
])('%i microseconds: %s', (us, text) => {
  expect(clockText(us)).toBe(text);
});

test.each([
  [242_381_000, 1, '4:02.4'],
  [59_960_000, 1, '1:00.0'],
  [123_000, 2, '0.12 s'],
  [242_381_000, 0, '4:02'],
])('%i with %i decimals: %s', (us, decimals, text) => {
  expect(clockText(us, decimals)).toBe(text);
});
