/** An interview: asks in order, grades by the points that are ticked, and asks again what was not known. */
import { describe, expect, test } from 'vitest';
import {
  asked,
  begin,
  countOf,
  finish,
  goOn,
  gradedAs,
  gradeOf,
  isAgain,
  offered,
  reorder,
  say,
  secondsFor,
  show,
  shuffled,
  tick,
  type Interview,
} from '../../src/views/questions/interview.ts';

/** Each question has two points. */
const POINTS = 2;

/** Answers one question after the other, with so many points. */
const after = (interview: Interview, ...ticks: readonly number[]): Interview =>
  ticks.reduce(
    (so, n) =>
      goOn(
        Array.from({ length: n }).reduce<Interview>((shown, _, i) => tick(shown, i), show(so)),
        POINTS,
      ),
    interview,
  );

const ids = (n: number) => Array.from('abcdefghij').slice(0, n);

test('it asks one after the other', () => {
  const first = begin(ids(3));
  expect(asked(first)).toBe('a');
  expect(asked(after(first, 2))).toBe('b');
  expect(asked(after(first, 2, 2, 2))).toBeNull();
});

test('only who has seen the answer can tick, and go on', () => {
  const first = begin(ids(2));
  expect(tick(first, 0)).toBe(first);
  expect(goOn(first, POINTS)).toBe(first);
  expect(show(first).shown).toBe(true);
});

test('what was written and ticked goes with its question', () => {
  const written = tick(show(say(begin(ids(2)), 'because')), 1);
  expect(written).toMatchObject({ said: 'because', ticked: [1] });
  expect(tick(written, 1).ticked).toEqual([]);
  expect(goOn(written, POINTS)).toMatchObject({ said: '', shown: false, ticked: [] });
});

test.each([
  [0, 2, 'missed'],
  [1, 2, 'partly'],
  [1, 3, 'missed'],
  [2, 3, 'partly'],
  [2, 5, 'missed'],
  [3, 5, 'partly'],
  [5, 5, 'known'],
] as const)('%i of %i points: %s', (ticked, points, grade) => {
  expect(gradeOf(ticked, points)).toBe(grade);
});

describe('what was not known', () => {
  test('comes again after three others, or six where half of it was known', () => {
    expect(after(begin(ids(9)), 0).ahead.join('')).toBe('bcdaefghi');
    expect(after(begin(ids(9)), 1).ahead.join('')).toBe('bcdefgahi');
  });

  test('comes again at the end where fewer are left', () => {
    expect(after(begin(ids(3)), 0).ahead).toEqual(['b', 'c', 'a']);
    expect(after(begin(['a']), 0).ahead).toEqual(['a']);
  });

  test('comes again once, and what counts is the last time', () => {
    const again = after(begin(ids(2)), 0, 2);
    expect(asked(again)).toBe('a');
    expect(isAgain(again)).toBe(true);
    expect(countOf(again)).toBe(3);
    expect(gradedAs(after(again, 2), 'known')).toEqual(['a', 'b']);
    const never = after(again, 0);
    expect(asked(never)).toBeNull();
    expect(gradedAs(never, 'missed')).toEqual(['a']);
    expect(gradedAs(never, 'known')).toEqual(['b']);
  });

  test('what was known does not', () => {
    expect(after(begin(ids(3)), 2).ahead).toEqual(['b', 'c']);
    expect(isAgain(begin(ids(3)))).toBe(false);
  });
});

describe('a follow-up question', () => {
  const shown = tick(tick(show(begin(ids(4))), 0), 1);

  test('is asked next, and not once more later', () => {
    expect(goOn(shown, POINTS, 'c').ahead).toEqual(['c', 'b', 'd']);
  });

  test('may be one that is not in this round', () => {
    expect(goOn(shown, POINTS, 'z').ahead).toEqual(['z', 'b', 'c', 'd']);
  });

  test('is offered unless it has been asked', () => {
    expect(offered(shown, ['c', 'a'])).toEqual(['c']);
    expect(offered(after(begin(ids(4)), 2), ['a', 'c', 'd'])).toEqual(['c', 'd']);
  });
});

test('it can be finished before its end', () => {
  const over = finish(after(begin(ids(4)), 2, 0));
  expect(asked(over)).toBeNull();
  expect(countOf(over)).toBe(2);
  expect(show(over)).toBe(over);
  expect(gradedAs(over, 'missed')).toEqual(['b']);
});

test('a longer answer has more time', () => {
  expect([2, 3, 4, 5].map(secondsFor)).toEqual([30, 30, 45, 60]);
});

describe('another order', () => {
  test('leaves what has been asked, and the present question', () => {
    const turned = reorder(after(begin(ids(4)), 2), (rest) => [...rest].reverse());
    expect(turned.done.map(({ id }) => id)).toEqual(['a']);
    expect(turned.ahead).toEqual(['b', 'd', 'c']);
  });

  test('a shuffle keeps every item once, and follows its numbers', () => {
    const items = [1, 2, 3, 4];
    expect(shuffled(items, () => 0)).toEqual([1, 2, 3, 4]);
    expect(shuffled(items, () => 0.999)).toEqual([4, 3, 2, 1]);
    expect(items).toEqual([1, 2, 3, 4]);
    expect([...shuffled(items, Math.random)].sort()).toEqual(items);
  });
});
