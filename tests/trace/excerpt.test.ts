/** What a sentence quotes of a reader's text: short, nothing unseen, no half letter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { beginningOf, excerpt, wellFormed } from '../../src/trace/excerpt.ts';

const family = '👨‍👩‍👧';

describe('what is short stays as it is', () => {
  test.each(['', 'last-ack-lost', 'my scenario (2).json', '名字 最后的', 'é', family, '❤️', '👍🏽'])(
    '“%s”',
    (text) => expect(excerpt(text)).toBe(text),
  );
});

describe('what is long is cut in the middle', () => {
  test('both ends are there', () => {
    expect(excerpt('abcdefghijklmnopqrstuvwxyz0123456789.json')).toBe(
      'abcdefghijklmnopqrstu…56789.json',
    );
    expect(excerpt('a'.repeat(50) + 'z'.repeat(50))).toBe(`${'a'.repeat(21)}…${'z'.repeat(10)}`);
  });

  test('to as many columns as are asked for; a wide letter takes two', () => {
    expect(excerpt('abcdefghijklmnop', 10)).toBe('abcdef…nop');
    expect(excerpt('一二三四五六七八九', 10)).toBe('一二三…九');
  });

  test('a text of any length takes no time', () => {
    const begun = performance.now();
    for (const letter of ['a', '\u0301', '\u200D', '👨‍', '\u202E', '\uD800']) {
      expect(excerpt(letter.repeat(1_000_000)).length).toBeLessThan(200);
    }
    expect(performance.now() - begun).toBeLessThan(1000);
  });

  test('between letters: an emoji is there whole, or not at all', () => {
    expect(excerpt(family.repeat(20), 10)).toBe(`${family.repeat(3)}…${family}`);
    expect(excerpt('e\u0301'.repeat(20), 4)).toBe('e\u0301e\u0301…e\u0301');
  });
});

describe('nothing is in it that is not seen', () => {
  test.each([
    ['a new line', 'a\nb'],
    ['an escape of a terminal', '\u001B'],
    ['one in a single sign', '\u009B'],
    ['what turns the direction', '\u202E'],
    ['what sets a direction apart', '\u2066'],
    ['a blank without width', '\u200B'],
    ['a joiner between letters', 'a\u200Db'],
    ['a byte order mark', '\uFEFF'],
    ['a filler', '\u3164'],
    ['a line separator', '\u2028'],
    ['half an emoji', '\uD83D'],
    ['a soft hyphen', '\u00AD'],
    ['a letter of a tag', '\u{E0041}'],
  ])('%s', (_, text) => {
    expect(excerpt(text)).toMatch(/^a?\uFFFDb?$/);
  });

  test('an unusual blank is a blank', () => {
    expect(excerpt('a\u3000b\u00A0c')).toBe('a b c');
  });

  test('a pile of marks is a low one', () => {
    expect(excerpt(`a${'\u0301'.repeat(500)}b`)).toBe('a\u0301\u0301\u0301\u0301b');
  });

  test('whatever it is made from', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    const halves = fc
      .array(fc.integer({ min: 0, max: 0xffff }))
      .map((units) => String.fromCharCode(...units));
    fc.assert(
      fc.property(fc.oneof(any, halves), (text) => {
        const shown = excerpt(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\u200B\u202A-\u202E\u2028\u2029\u2066-\u2069]/u);
        expect(() => encodeURIComponent(shown)).not.toThrow();
        expect(excerpt(shown)).toBe(shown);
      }),
    );
  });
});

describe('the beginning of a text', () => {
  test('has no half letter at its end', () => {
    expect(beginningOf('aaa😀', 4)).toBe('aaa');
    expect(beginningOf('aaa😀', 5)).toBe('aaa😀');
    expect(beginningOf(`aa${family}b`, 6)).toBe('aa');
    expect(beginningOf('abc', 2)).toBe('ab');
  });
});

test('halves of letters are replaced where a text is put into an address', () => {
  expect(wellFormed('a\uD83Db😀\uDE00')).toBe('a\u{FFFD}b😀\u{FFFD}');
});

test('a browser that does not know what a letter is never cuts a pair', () => {
  const { Segmenter } = Intl;
  Reflect.deleteProperty(Intl, 'Segmenter');
  try {
    expect(excerpt('😀'.repeat(20), 10)).toBe('😀😀😀…😀');
    expect(beginningOf('aaa😀', 4)).toBe('aaa');
  } finally {
    Object.assign(Intl, { Segmenter });
  }
});
