/** Phrases: text with marks in it, put together without losing either. */
import { expect, test } from 'vitest';
import { code, joined, phrase, plain, sideMark, stateMark } from '../../src/words/phrase.ts';

const client = sideMark('client', 'client');

test('a template gives text and marks, in order', () => {
  expect(phrase`The ${client} is in ${stateMark('LISTEN')}.`).toEqual([
    'The ',
    client,
    ' is in ',
    { kind: 'state', state: 'LISTEN', text: 'LISTEN' },
    '.',
  ]);
});

test('text next to text becomes one piece', () => {
  expect(phrase`${3} bytes${''} and ${phrase`more of ${'them'}`}.`).toEqual([
    '3 bytes and more of them.',
  ]);
});

test('phrases are joined with a gap, but for what is left out', () => {
  const sentences = [phrase`One.`, false, phrase``, phrase`${client} two.`] as const;
  expect(plain(joined(' ', ...sentences))).toBe('One. client two.');
  expect(plain(joined('', ...sentences))).toBe('One.client two.');
  expect(joined(' ')).toEqual([]);
});

test('the plain text has all the words', () => {
  expect(plain(phrase`${code('ack')} ${code(302)}`)).toBe('ack 302');
});
