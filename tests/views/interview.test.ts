/** An interview: asks in order, shows before it grades, remembers how it went. */
import { describe, expect, test } from 'vitest';
import {
  asked,
  begin,
  grade,
  gradedAs,
  reorder,
  say,
  show,
  shuffled,
  type Grade,
  type Interview,
} from '../../src/views/questions/interview.ts';

const after = (interview: Interview, ...grades: readonly Grade[]): Interview =>
  grades.reduce((so, as) => grade(show(so), as), interview);

test('it asks one after the other', () => {
  const first = begin(['a', 'b', 'c']);
  expect(asked(first)).toBe('a');
  expect(asked(after(first, 'known'))).toBe('b');
  expect(asked(after(first, 'known', 'notQuite', 'known'))).toBeNull();
});

test('only who has seen the answer can say how it was', () => {
  const first = begin(['a', 'b']);
  expect(grade(first, 'known')).toBe(first);
  expect(show(first).shown).toBe(true);
});

test('what was written goes with its question', () => {
  const written = show(say(begin(['a', 'b']), 'because'));
  expect(written.said).toBe('because');
  expect(grade(written, 'known')).toMatchObject({ said: '', shown: false });
});

test('it tells what was known and what to look at once more', () => {
  const over = after(begin(['a', 'b', 'c']), 'known', 'notQuite', 'known');
  expect(gradedAs(over, 'known')).toEqual(['a', 'c']);
  expect(gradedAs(over, 'notQuite')).toEqual(['b']);
  expect(show(over)).toBe(over);
});

describe('another order', () => {
  test('leaves what has been asked, and the present question', () => {
    const begun = after(begin(['a', 'b', 'c', 'd']), 'known');
    const turned = reorder(begun, (ids) => [...ids].reverse());
    expect(turned.order).toEqual(['a', 'b', 'd', 'c']);
    expect(asked(turned)).toBe('b');
  });

  test('a shuffle keeps every item once, and follows its numbers', () => {
    const items = [1, 2, 3, 4];
    expect(shuffled(items, () => 0)).toEqual([1, 2, 3, 4]);
    expect(shuffled(items, () => 0.999)).toEqual([4, 3, 2, 1]);
    expect(items).toEqual([1, 2, 3, 4]);
    expect([...shuffled(items, Math.random)].sort()).toEqual(items);
  });
});
