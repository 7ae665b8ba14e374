/** What is found by height, beside going through all. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByHeight } from '../../src/views/ladder/byHeight.ts';

test('finds what reaches into a stretch, in the order in which it was added', () => {
  const stretch = fc
    .tuple(fc.integer({ min: -500, max: 2000 }), fc.nat(600))
    .map(([top, height]) => ({ top, bottom: top + height }));
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 60 }), stretch, (all, { top, bottom }) => {
      const found = new ByHeight<number>();
      all.forEach((each, i) => found.add(i, each.top, each.bottom));
      expect(found.near(top, bottom)).toEqual(
        all.flatMap((each, i) => (each.top <= bottom && each.bottom >= top ? [i] : [])),
      );
    }),
  );
});
