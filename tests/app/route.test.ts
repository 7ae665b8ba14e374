/** What the part of an address after `#` leads to. */
import { describe, expect, test } from 'vitest';
import { routeOf } from '../../src/app/address/index.ts';
import { guideHash, hashOf, LISTED, PAGES } from '../../src/app/address/route.ts';

describe('an address', () => {
  test.each(['', '#', '#last-ack-lost', '#half-close?t=0.5', '#grid/x'])(
    'without a slash at its front is a run: %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'run' });
    },
  );

  test.each(PAGES)('of the page %s leads there, and what stands behind is kept', (page) => {
    expect(routeOf(hashOf(page))).toEqual({ kind: 'page', page, rest: '' });
    expect(routeOf(hashOf(page, 'a/b?c=d'))).toEqual({ kind: 'page', page, rest: 'a/b?c=d' });
  });

  test('can open a run as a lesson has it', () => {
    expect(routeOf(guideHash('lesson.why-three.syn'))).toEqual({
      kind: 'guide',
      guide: 'lesson.why-three.syn',
    });
  });

  test('of no page at all leads to the start', () => {
    expect(routeOf('#/')).toEqual({ kind: 'start' });
  });

  test.each(['#/nowhere', '#/toString', '#//grid'])(
    'of a page that there is not says so: %s',
    (hash) => {
      expect(routeOf(hash)).toEqual({ kind: 'unknown', text: hash.slice(2) });
    },
  );
});

test('a comparison is not among the pages to go to at any time: it takes a changed run', () => {
  expect(LISTED).not.toContain('compare');
  expect(LISTED).toHaveLength(PAGES.length - 1);
});
