/** Links, files and texts near those that are accepted: none of them is too much for what reads them. */
import { expect, test } from 'vitest';
import { PROBLEM_WORDS } from '../../src/command/problemWords.ts';
import { fuzz, given, wrongWith, type Input } from '../../src/proof/fuzz/index.ts';

/** The same inputs each time; `npm run soak` makes others. */
const SEED = 9293;

test('2,000 of them', { timeout: 120_000 }, async () => {
  expect(await fuzz(2000, SEED, PROBLEM_WORDS)).toBeNull();
});

test('the same seed gives the same ones, another seed others', () => {
  expect(given('links', 20, SEED)).toEqual(given('links', 20, SEED));
  expect(given('files', 20, SEED)).not.toEqual(given('files', 20, SEED + 1));
});

/** What a language says where all that is quoted is what a reader wrote. */
const carelessly = PROBLEM_WORDS.map((words) => ({
  ...words,
  address: {
    ...words.address,
    problems: { ...words.address.problems, unknownScenario: (text: string) => `\u001B${text}` },
  },
}));

test.each<[string, Input, RegExp]>([
  ['that moves a terminal', { kind: 'link', input: '#nobody' }, /cannot be read/],
  ['with no end', { kind: 'file', input: '{"id":5}' }, /has \d+ letters/],
  ['that is none', { kind: 'text', field: 'faults', input: 'client 3 lose' }, /is empty/],
])('a sentence %s would be seen', async (_, input, what) => {
  const wrong = await wrongWith(
    input,
    carelessly.map((words) => ({
      ...words,
      editor: {
        ...words.editor,
        problems: { ...words.editor.problems, field: (path: string) => path.repeat(200) },
        entryProblem: () => ' ',
      },
    })),
  );
  expect(wrong.length).toBe(PROBLEM_WORDS.length);
  expect(wrong[0]).toMatch(what);
});
