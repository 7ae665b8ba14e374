/** What the part of an address after `#` leads to. */
import { describe, expect, test } from 'vitest';
import { guideHash, hashOf, LISTED, PLACES, routeOf } from '../../src/app/address/route.ts';

describe('an address', () => {
  test.each(['', '#', '#last-ack-lost', '#half-close?t=0.5', '#grid/x'])(
    'without a slash at its front is a run: %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'run' });
    },
  );

  test.each(PLACES)('of the page %s leads there, and what stands behind is kept', (place) => {
    expect(routeOf(hashOf(place))).toEqual({ kind: 'place', place, rest: '' });
    expect(routeOf(hashOf(place, 'a/b?c=d'))).toEqual({ kind: 'place', place, rest: 'a/b?c=d' });
  });

  test('can open a run as a lesson has it', () => {
    expect(routeOf(guideHash('lesson.why-three.syn'))).toEqual({
      kind: 'guide',
      guide: 'lesson.why-three.syn',
    });
  });

  test.each(['#/', '#/nowhere', '#/toString', '#//grid'])(
    'of a page that there is not says so: %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'unknown', text: hash.slice(2) });
    },
  );
});

test('a comparison is not among the pages to go to at any time: it takes a changed run', () => {
  expect(LISTED).not.toContain('compare');
  expect(LISTED).toHaveLength(PLACES.length - 1);
});
