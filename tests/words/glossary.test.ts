/** The words of the glossary: there in every language, short, of one meaning each, and found by readers of both. */
import { describe, expect, test } from 'vitest';
import { TERM_IDS, type TermId } from '../../src/cases/glossary.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain } from '../../src/words/phrase.ts';
import { finderOf } from '../../src/words/terms.ts';
import { faultsOf } from './faults.ts';

const LONGEST = { en: 230, 'zh-CN': 110 } as const;

const languages = await Promise.all(
  LANGUAGES.map(async ({ lang }) => ({ lang, glossary: await loadChunk('glossary', lang) })),
);
const [english, chinese] = languages.map(({ glossary }) => glossary.terms);

const spellings = (terms: NonNullable<typeof english>, id: TermId) => [
  terms[id].term,
  ...(terms[id].also ?? []),
];

describe.each(languages)('$lang', ({ lang, glossary: { terms } }) => {
  test.each(TERM_IDS)('%s', (id) => {
    const { text } = terms[id];
    expect(faultsOf({ lang }, text, LONGEST[lang])).toEqual([]);
    expect(plain(text).match(/[.。](?=\s|$|\p{Script=Han})/gu)?.length).toBeLessThanOrEqual(2);
  });

  test('no spelling means two things', () => {
    const all = TERM_IDS.flatMap((id) => spellings(terms, id));
    expect(all.filter((spelling, i) => all.indexOf(spelling) !== i)).toEqual([]);
  });

  test('each spelling is found as its term', () => {
    const finder = finderOf(terms);
    for (const id of TERM_IDS) {
      for (const spelling of spellings(terms, id)) {
        expect(finder.named(spelling), spelling).toBe(id);
        expect(finder.marked([spelling]), spelling).toEqual([{ part: spelling, term: id }]);
      }
    }
  });
});

test.each(TERM_IDS)('%s is found by its name in either language', (id) => {
  if (english === undefined || chinese === undefined) throw new Error('a language is missing');
  expect(spellings(english, id)).toContain(chinese[id].term);
  expect(spellings(chinese, id)).toContain(english[id].term);
});
