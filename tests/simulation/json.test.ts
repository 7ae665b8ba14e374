/** The text of a file that should be JSON: read whatever program wrote it, or the place where it ceases to be JSON. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJson } from '../../src/simulation/json.ts';

const jsonUpTo = (line: number, column: number) => ({
  problem: { why: 'json', line, column, isEnd: false },
});
const endsAt = (line: number, column: number) => ({
  problem: { why: 'json', line, column, isEnd: true },
});

test('a byte order mark is none of the text', () => {
  expect(readJson('\uFEFF{"a": 1}')).toEqual({ data: { a: 1 } });
});

test('UTF-16 is known by what is left of it when it is read as UTF-8', () => {
  const text = '{"id": "a"}';
  const littleEndian = Buffer.from(text, 'utf16le');
  const bigEndian = Buffer.from(littleEndian).swap16();
  const marked = (mark: number[], octets: Buffer) => Buffer.concat([Buffer.from(mark), octets]);
  for (const octets of [
    littleEndian,
    bigEndian,
    marked([0xff, 0xfe], littleEndian),
    marked([0xfe, 0xff], bigEndian),
  ]) {
    expect(readJson(octets.toString('utf8'))).toEqual({ problem: { why: 'encoding' } });
  }
});

test.each(['', ' ', '\r\n', '\uFEFF'])('%j has nothing in it', (text) => {
  expect(readJson(text)).toEqual({ problem: { why: 'empty' } });
});

describe('where it is no JSON any more', () => {
  test.each([
    ['{"a":}', jsonUpTo(1, 6)],
    ['{a: 1}', jsonUpTo(1, 2)],
    ['{"a": 1,}', jsonUpTo(1, 9)],
    ['{\n  "a": 1\n  "b": 2\n}', jsonUpTo(3, 3)],
    ['{\r\n  "a": 1\r\n  "b": 2\r\n}', jsonUpTo(3, 3)],
    ['[1, 2}', jsonUpTo(1, 6)],
    ['{} {}', jsonUpTo(1, 4)],
    ['[01]', jsonUpTo(1, 3)],
    ["['a']", jsonUpTo(1, 2)],
    ['["a\nb"]', jsonUpTo(1, 2)],
    ['["\\x"]', jsonUpTo(1, 2)],
    ['[True]', jsonUpTo(1, 2)],
    ['{"a": [1, 2', endsAt(1, 12)],
    ['[\n1,\n', endsAt(3, 1)],
  ])('%j', (text, place) => expect(readJson(text)).toEqual(place));

  test('however deep it goes', () => {
    expect(readJson('['.repeat(400_000))).toEqual(endsAt(1, 400_001));
  });

  test('is where V8 finds it, whatever is done to a file', () => {
    const damaged = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(),
        fc.nat(4),
        fc.constantFrom('', ',', '}', '"', 'x', ' '),
      )
      .map(([text, at, length, sign]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + sign + text.slice(place + length);
      });
    fc.assert(
      fc.property(damaged, (text) => {
        const read = readJson(text);
        try {
          expect(read).toEqual({ data: JSON.parse(text) as unknown });
        } catch (error) {
          if (!(error instanceof SyntaxError)) throw error;
          expect(read).toHaveProperty('problem');
          const at = placeSaid(error.message);
          if (at === null) return;
          expect(read).toMatchObject({ problem: { why: 'json', line: 1, column: at + 1 } });
        }
      }),
      { numRuns: 2000 },
    );
  });
});

/** V8 says the place of some faults; of those in a string or a number it means the place inside. */
function placeSaid(message: string): number | null {
  const inside = /string|escape|number|fraction|exponent|minus|Unterminated|control/i;
  const said = /at position (\d+)/.exec(message)?.[1];
  return said === undefined || inside.test(message) ? null : Number(said);
}
