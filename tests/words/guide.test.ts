/** The words of questions and wrong claims: there in every language, whole, short enough, and found by what people type. */
import { describe, expect, test } from 'vitest';
import { questionGroups } from '../../src/app/pages/questions/entries.ts';
import { ASKED_IDS } from '../../src/app/pages/questions/rest.ts';
import { MYTH_IDS } from '../../src/cases/myths.ts';
import {
  QUESTION_GROUPS,
  QUESTION_IDS,
  type QuestionGroup,
} from '../../src/cases/questions/index.ts';
import { SERVER_MYTH_IDS } from '../../src/cases/server/myths.ts';
import { SERVER_QUESTION_IDS } from '../../src/cases/server/questions.ts';
import type {
  GuideWords,
  MythWords,
  QuestionWords,
  Words,
} from '../../src/words/contract/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { code, plain, type Phrase } from '../../src/words/phrase.ts';
import { countOf, found } from '../../src/views/questions/search.ts';
import { faultsOf } from './faults.ts';

interface Spoken {
  readonly lang: Words['lang'];
  readonly words: Words;
  readonly guide: GuideWords;
}

const languages = await Promise.all(
  LANGUAGES.map(async ({ lang }): Promise<Spoken> => ({
    lang,
    words: await loadChunk('full', lang),
    guide: await loadChunk('guide', lang),
  })),
);
const [english, chinese] = languages as [Spoken, Spoken];

/** Four or more English words in a row: a sentence, not the name of something. */
const ENGLISH_SENTENCE = /\b[a-z]+(?:\s+[a-z]+){3,}\b/;

const LONGEST = { en: 600, 'zh-CN': 300 } as const;
const LONGEST_SENTENCE = { en: 190, 'zh-CN': 100 } as const;
const LONGEST_POINT = { en: 65, 'zh-CN': 40 } as const;

describe.each(languages)('$lang', ({ lang, guide }) => {
  test.each(questionsIn(guide))('the question %s', (_id, asked) => {
    const { question, answer, points, keywords = '' } = asked;
    expect(question).toMatch(lang === 'en' ? /\?$/ : /？$/);
    expect(question.length).toBeLessThanOrEqual(lang === 'en' ? 90 : 50);
    expect(faultsOf({ lang }, answer, LONGEST[lang])).toEqual([]);
    expect(sentences(answer).length).toBeLessThanOrEqual(7);
    expect(sentences(answer).filter((each) => each.length > LONGEST_SENTENCE[lang])).toEqual([]);
    expect(points.length).toBeGreaterThanOrEqual(2);
    expect(points.length).toBeLessThanOrEqual(5);
    for (const point of points) expect(faultsOfPoint(lang, point)).toEqual([]);
    // readers of either language search in both
    expect(keywords).toMatch(/\p{Script=Han}/u);
    expect(keywords).toMatch(/[A-Za-z]{3}/);
  });

  test.each(mythsIn(guide))('the wrong claim %s', (_id, { claim, truth }) => {
    expect(faultsOf({ lang }, spelled(claim), 110)).toEqual([]);
    expect(faultsOf({ lang }, truth, LONGEST[lang])).toEqual([]);
  });

  test('every theme has a name', () => {
    for (const group of Object.keys(QUESTION_GROUPS) as QuestionGroup[]) {
      expect(guide.pages.questions.groups[group]).not.toBe('');
    }
  });
});

describe('Chinese', () => {
  const texts: readonly (readonly [string, Phrase])[] = [
    ...questionsIn(chinese.guide).flatMap(([id, { question, answer }]): [string, Phrase][] => [
      [id, [question]],
      [id, answer],
    ]),
    ...mythsIn(chinese.guide).map(([id, { truth }]): [string, Phrase] => [id, truth]),
  ];

  test.each(texts)('%s is not left in English', (_id, text) => {
    expect(plain(text)).toMatch(/\p{Script=Han}/u);
    expect(plain(text)).not.toMatch(ENGLISH_SENTENCE);
  });

  test.each(questionsIn(chinese.guide))(
    '%s speaks of the same states as the English',
    (id, { answer }) => {
      const states = (text: Phrase) => new Set(text.flatMap((p) => (isState(p) ? [p.text] : [])));
      const [, other] = questionsIn(english.guide).find(([each]) => each === id)!;
      expect(states(answer)).toEqual(states(other.answer));
    },
  );
});

describe('searching', () => {
  const search = ({ guide, words }: Spoken, typed: string) =>
    found(questionGroups(guide, words), typed).flatMap(({ entries }) =>
      entries.map(({ id }) => id),
    );

  test('nothing typed finds all', () => {
    expect(search(english, '  ')).toEqual(ASKED_IDS);
    expect(countOf(questionGroups(chinese.guide, chinese.words))).toBe(78);
  });

  test.each([
    ['time wait reuse', 'syn-in-time-wait'],
    ['TIME-WAIT reuse', 'syn-in-time-wait'],
    ['syn-ack LOST', 'syn-ack-lost'],
    ['somaxconn', 'listen-backlog'],
    ['4987', 'syn-flood'],
    ['三次握手', 'three-to-open'],
  ])('in English, “%s” finds %s', (typed, id) => {
    expect(search(english, typed)).toContain(id);
  });

  test.each([
    ['最后一个ACK丢', 'last-ack-lost'],
    ['SYN cookie', 'syn-flood'],
    ['端口耗尽', 'many-time-waits'],
    ['four-way', 'four-or-three-to-close'],
    ['ＴＩＭＥ＿ＷＡＩＴ 作用', 'why-time-wait'],
  ])('in Chinese, “%s” finds %s', (typed, id) => {
    expect(search(chinese, typed)).toContain(id);
  });

  test('every word counts', () => {
    expect(search(english, 'cookie somaxconn')).toEqual([]);
  });

  test('every question is found by its own words, in both languages', () => {
    for (const spoken of languages)
      for (const [id, { question }] of questionsIn(spoken.guide))
        expect(search(spoken, question)).toContain(id);
  });
});

/** Those on one connection, on servers, on captures. */
function questionsIn({ questions, server, captures }: GuideWords): [string, QuestionWords][] {
  return [
    ...QUESTION_IDS.map((id): [string, QuestionWords] => [id, questions[id]]),
    ...SERVER_QUESTION_IDS.map((id): [string, QuestionWords] => [id, server.questions[id]]),
    ...Object.entries<QuestionWords>(captures.questions),
  ];
}

function mythsIn({ myths, server }: GuideWords): [string, MythWords][] {
  return [
    ...MYTH_IDS.map((id): [string, MythWords] => [id, myths[id]]),
    ...SERVER_MYTH_IDS.map((id): [string, MythWords] => [id, server.myths[id]]),
  ];
}

/** System calls keep their own brackets. */
const spelled = (text: string): Phrase =>
  text.split(/(\w+\(\w*\))/).map((part) => (/^\w+\(/.test(part) ? code(part) : part));

const sentences = (text: Phrase): string[] =>
  plain(text)
    .split(/(?<=[.?!](?=\s|$)|[。？！])/u)
    .filter((each) => each.trim() !== '');

/** A point is a few words, without a full stop. */
function faultsOfPoint(lang: Words['lang'], point: string): string[] {
  const faults = faultsOf({ lang }, spelled(`${point}${lang === 'en' ? '.' : '。'}`), 1000);
  if (point.length > LONGEST_POINT[lang])
    faults.push(`longer than ${LONGEST_POINT[lang]}: ${point}`);
  if (/[.。]$/.test(point)) faults.push(`full stop: ${point}`);
  return faults;
}

const isState = (part: Phrase[number]): part is Extract<Phrase[number], { kind: 'state' }> =>
  typeof part !== 'string' && part.kind === 'state';
