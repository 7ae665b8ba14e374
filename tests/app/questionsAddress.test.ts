/** What the address of the questions says behind the page's name, there and back. */
import { expect, test } from 'vitest';
import { LONGEST_SEARCH, readRest, writeRest } from '../../src/app/pages/questions/rest.ts';

test.each([
  ['', { kind: 'list', typed: '', open: null }],
  ['interview', { kind: 'interview' }],
  ['syn-lost', { kind: 'list', typed: '', open: 'syn-lost' }],
  ['find/last%20ACK', { kind: 'list', typed: 'last ACK', open: null }],
  ['find/a%2Fb/syn-lost', { kind: 'list', typed: 'a/b', open: 'syn-lost' }],
  ['find/%E4%B8%A2', { kind: 'list', typed: '丢', open: null }],
] as const)('“%s”', (rest, shown) => {
  expect(readRest(rest)).toEqual(shown);
  expect(writeRest(shown)).toBe(rest);
});

test.each(['no-such-question', 'find', 'find/%', 'find//toString', 'constructor', '////'])(
  'what makes no sense is the whole list: “%s”',
  (rest) => {
    expect(readRest(rest)).toEqual({ kind: 'list', typed: '', open: null });
  },
);

test('a search is no longer than its field', () => {
  expect(readRest(`find/${'x'.repeat(5000)}`)).toMatchObject({ typed: 'x'.repeat(LONGEST_SEARCH) });
});

test('a search that would be cut within an emoji ends before it, and can be written again', () => {
  const shown = readRest(`find/${'a'.repeat(99)}%F0%9F%98%80`);
  expect(shown).toMatchObject({ typed: 'a'.repeat(99) });
  expect(writeRest(shown)).toBe(`find/${'a'.repeat(99)}`);
});

test('half an emoji, as a field may hold for a moment, can be written too', () => {
  expect(writeRest({ kind: 'list', typed: 'a\uD83D', open: null })).toBe('find/a%EF%BF%BD');
});
