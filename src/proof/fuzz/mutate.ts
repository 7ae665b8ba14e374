/** A text with a few things done to it: pieces put in, taken out, repeated, exchanged; numbers to their bounds and beyond. */
import fc from 'fast-check';

type Mutation = (text: string) => string;

/** What readers, programs and forgers put into texts. */
const PIECES = [
  ...['', ' ', '\t', '\n', '\r\n', ';', '；', ',', '.', '@', '&', '=', '?', '#', '/', '-', '+'],
  // Unseen, turned around, half a letter, wide, piled up, joined.
  ...['\0', '\u001B[2J', '\u007F', '\u200B', '\uFEFF', '\u202E', '\u2028', '\uFFFF', '\uD83D'],
  ...['\uDE00', '🙂', '👩‍👩‍👧', '名', 'é', 'e\u0301\u0301\u0301\u0301\u0301', 'µs', '٣', 'İ', 'ß'],
  ...['%', '%0', '%00', '%2F', '%40', '%E2%80%AE', '%ED%A0%80', '%FF', '%25'],
  ...['__proto__', 'constructor', 'toString', 'undefined', 'null', '<b>', '"', '\\', '${x}', '{'],
];

export const NUMBERS = [
  ...['0', '1', '-1', '-0', '00', '0.5', '1.5', '0.0000001', '1.0000001', '2', '100', '101', '500'],
  ...['501', '999', '1000', '65495', '65496', '65535', '65536', '99999', '100000', '100001'],
  ...['1000000', '1000001', '86400', '86400.000001', '4294967295', '4294967296', '86400000000'],
  ...['86400000001', '9007199254740993', '1e3', '1e400', '1'.repeat(400)],
];

/** Somewhere in a text, whatever its length. */
const place = fc.nat(2 ** 20);
const within = (at: number, length: number): number => at % (length + 1);

const WORD = /[\p{L}\p{N}]+/gu;
const NUMBER = /\d+(?:\.\d+)?/g;

/** The text with another one in the place of one of the matches. */
function replaced(text: string, pattern: RegExp, at: number, piece: string): string {
  const found = [...text.matchAll(pattern)];
  const match = found[at % Math.max(found.length, 1)];
  if (match === undefined) return text;
  return text.slice(0, match.index) + piece + text.slice(match.index + match[0].length);
}

const escaped = (letter: string): string =>
  [...new TextEncoder().encode(letter)]
    .map((octet) => `%${octet.toString(16).padStart(2, '0')}`)
    .join('');

/** Of any kind, whole and half ones. */
const letters = fc
  .array(fc.nat(0xffff), { maxLength: 3 })
  .map((codes) => String.fromCharCode(...codes));

const mutationOf = (words: readonly string[]): fc.Arbitrary<Mutation> => {
  const piece = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...PIECES) },
    { weight: 2, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.constantFrom(...NUMBERS) },
    { weight: 1, arbitrary: letters },
  );
  const length = fc.oneof(fc.nat(3), fc.nat(40));
  return fc.oneof(
    fc.tuple(place, piece).map(([at, put]): Mutation => (text) => {
      const here = within(at, text.length);
      return text.slice(0, here) + put + text.slice(here);
    }),
    fc.tuple(place, length).map(([at, many]): Mutation => (text) => {
      const here = within(at, text.length);
      return text.slice(0, here) + text.slice(here + many);
    }),
    fc
      .tuple(place, length, fc.constantFrom(1, 2, 100, 600, 20_000))
      .map(([at, many, times]): Mutation => (text) => {
        const here = within(at, text.length);
        const part = text.slice(here, here + many);
        return text.slice(0, here) + part.repeat(Math.min(times, 100_000)) + text.slice(here);
      }),
    fc.tuple(place, fc.constantFrom(...NUMBERS)).map(
      ([at, put]): Mutation =>
        (text) =>
          replaced(text, NUMBER, at, put),
    ),
    fc.tuple(place, piece).map(
      ([at, put]): Mutation =>
        (text) =>
          replaced(text, WORD, at, put),
    ),
    fc.tuple(place, place).map(([one, other]): Mutation => (text) => {
      const found = [...text.matchAll(WORD)].map(([word]) => word);
      return replaced(text, WORD, one, found[other % Math.max(found.length, 1)] ?? '');
    }),
    place.map(
      (at): Mutation =>
        (text) =>
          text.slice(0, within(at, text.length)),
    ),
    fc.tuple(place, fc.nat(15)).map(([at, bit]): Mutation => (text) => {
      const here = within(at, text.length);
      const flipped = String.fromCharCode((text.charCodeAt(here) || 0) ^ (1 << bit));
      return text.slice(0, here) + flipped + text.slice(here + 1);
    }),
    place.map((at): Mutation => (text) => {
      const here = within(at, text.length);
      return text.slice(0, here) + escaped(text.charAt(here)) + text.slice(here + 1);
    }),
  );
};

/** Texts near those of the base. `words` are such as have a meaning there. */
export const mutated = (
  base: fc.Arbitrary<string>,
  words: readonly string[],
): fc.Arbitrary<string> =>
  fc
    .tuple(base, fc.array(mutationOf(words), { maxLength: 3 }))
    .map(([text, mutations]) => mutations.reduce((so, mutate) => mutate(so), text));
