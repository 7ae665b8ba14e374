/** The words of the lessons on servers: whole, short, and the same choices and marks in each language. */
import { describe, expect, test } from 'vitest';
import { SERVER_LESSON_IDS, SERVER_LESSONS } from '../../src/cases/server/lessons/index.ts';
import type { ServerLesson } from '../../src/cases/server/case.ts';
import type { Language, ServerStepWords } from '../../src/words/contract/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain, type Phrase } from '../../src/words/phrase.ts';
import { faultsOf } from './faults.ts';

const LONGEST_TEXT: Readonly<Record<Language, number>> = { en: 60, 'zh-CN': 110 };
const LONGEST_TITLE: Readonly<Record<Language, number>> = { en: 44, 'zh-CN': 18 };

const languages = await Promise.all(
  LANGUAGES.map(async ({ lang }) => ({
    lang,
    lessons: (await loadChunk('guide', lang)).server.lessons,
  })),
);
type Lessons = (typeof languages)[number]['lessons'];

const STEPS = SERVER_LESSON_IDS.flatMap((id) =>
  Object.entries(SERVER_LESSONS[id] as ServerLesson).map(([name, step]) => ({ id, name, step })),
);

const wordsOf = (lessons: Lessons, { id, name }: (typeof STEPS)[number]): ServerStepWords => {
  const words = (lessons[id].steps as Readonly<Record<string, ServerStepWords>>)[name];
  if (words === undefined) throw new Error(`${id}, ${name} has no words`);
  return words;
};

/** Words, or Chinese characters. */
const lengthOf = (lang: Language, text: string): number =>
  lang === 'en'
    ? text.split(/\s+/).filter((word) => word !== '').length
    : (text.match(/\p{Script=Han}/gu) ?? []).length;

/** The numbers that are told. */
const numbersIn = (text: Phrase): readonly string[] =>
  [...plain(text).matchAll(/\d+/g)].map(([number]) => number).sort();

const marksIn = (text: Phrase): readonly string[] =>
  text
    .flatMap((part) => (typeof part !== 'string' && part.kind === 'code' ? [part.text] : []))
    .sort();

describe.each(languages)('$lang', ({ lang, lessons }) => {
  test.each(STEPS)('$id, $name', (each) => {
    const { title, text, asks } = wordsOf(lessons, each);
    expect(faultsOf({ lang }, text, 1000)).toEqual([]);
    expect(lengthOf(lang, plain(text)), plain(text)).toBeLessThanOrEqual(LONGEST_TEXT[lang]);
    expect(title.length, title).toBeLessThanOrEqual(LONGEST_TITLE[lang]);
    const { right, wrong = [] } = each.step.asks ?? {};
    expect(Object.keys(asks?.choices ?? {}).sort()).toEqual(
      [...(right === undefined ? [] : [right]), ...wrong].sort(),
    );
    if (asks) expect(asks.question).toMatch(lang === 'en' ? /\?$/ : /？$/);
  });

  test.each(SERVER_LESSON_IDS)('%s ends with what was learned', (id) => {
    const { learned, about } = lessons[id];
    expect(faultsOf({ lang }, learned, 1000)).toEqual([]);
    expect(lengthOf(lang, plain(learned))).toBeLessThanOrEqual(LONGEST_TEXT[lang]);
    expect(about).toMatch(/[.?。？]$/);
  });
});

test.each(STEPS)('$id, $name: both languages tell the same calls', (each) => {
  const [english, chinese] = languages.map(({ lessons }) => wordsOf(lessons, each));
  expect(new Set(marksIn(chinese!.text))).toEqual(new Set(marksIn(english!.text)));
});

test.each(STEPS)('$id, $name: Chinese tells no number that English does not', (each) => {
  const [english, chinese] = languages.map(({ lessons }) => wordsOf(lessons, each));
  const known = new Set([...numbersIn(english!.text), ...SPELLED]);
  expect(numbersIn(chinese!.text).filter((number) => !known.has(number))).toEqual([]);
});

/** Numbers that English spells out. */
const SPELLED = ['1', '2', '3', '4', '5', '6', '8'];
