/** The words of the lessons, in every language: nothing empty, broken or too long, and the same numbers in all of them. */
import { describe, expect, test } from 'vitest';
import { LESSON_IDS, LESSONS, type LessonId } from '../../src/cases/lessons/index.ts';
import type { Lesson, LessonStep } from '../../src/cases/lessons/lesson.ts';
import { traceOf } from '../../src/cases/case.ts';
import type { Language, StepWords } from '../../src/words/contract/index.ts';
import { LANGUAGES, loadChunk } from '../../src/words/lexicon.ts';
import { plain, type Phrase } from '../../src/words/phrase.ts';
import { tellingOf } from '../../src/words/sentences/tell.ts';
import type { NumberStyle } from '../../src/words/sentences/telling.ts';

/** Longest text of a step: one idea, in words, or in Chinese characters. */
const LONGEST_TEXT: Readonly<Record<Language, number>> = { en: 60, 'zh-CN': 110 };
const LONGEST_TITLE: Readonly<Record<Language, number>> = { en: 40, 'zh-CN': 18 };

const languages = await Promise.all(
  LANGUAGES.map(async ({ lang }) => ({ lang, words: (await loadChunk('guide', lang)).lessons })),
);

const STEPS = LESSON_IDS.flatMap((id) =>
  Object.entries(LESSONS[id] as Lesson).map(([name, step]) => ({ id, name, step })),
);

type Lessons = (typeof languages)[number]['words'];
function wordsOf(lessons: Lessons, id: LessonId, name: string): StepWords {
  const steps: Readonly<Record<string, StepWords>> = lessons[id].steps;
  const words = steps[name];
  if (words === undefined) throw new Error(`${id}, ${name} has no words`);
  return words;
}

function phraseOf({ text }: StepWords, step: LessonStep, number?: NumberStyle): Phrase {
  if (typeof text !== 'function') return text;
  const trace = traceOf(step);
  const moment = step.moment(trace)!;
  return text(tellingOf(trace, trace.steps[moment.step]!, number));
}

/** Words, or Chinese characters. */
const lengthOf = (lang: Language, text: string): number =>
  lang === 'en'
    ? text.split(/\s+/).filter((word) => word !== '').length
    : (text.match(/\p{Script=Han}/gu) ?? []).length;

describe.each(languages)('$lang', ({ lang, words }) => {
  test.each(STEPS)('$id, $name', ({ id, name, step }) => {
    const stepWords = wordsOf(words, id, name);
    const text = plain(phraseOf(stepWords, step));
    expect(text).not.toMatch(/undefined|NaN|null|\[object|^\s|\s$| {2}|\$\{/);
    expect(text).toMatch(/[.?!。？！]$/);
    expect(text.length, text).toBeGreaterThanOrEqual(lang === 'en' ? 90 : 40);
    for (const each of [text, plain(stepWords.then ?? [])])
      expect(lengthOf(lang, each), each).toBeLessThanOrEqual(LONGEST_TEXT[lang]);
    expect(stepWords.title).not.toBe('');
    expect(stepWords.title.length).toBeLessThanOrEqual(LONGEST_TITLE[lang]);
    expect(stepWords.dial !== undefined).toBe(step.dial !== undefined);
  });

  test.each(STEPS)('$id, $name: something in it has the colour of what is drawn', (each) => {
    const marks = phraseOf(wordsOf(words, each.id, each.name), each.step).filter(
      (part) => typeof part !== 'string',
    );
    expect(marks.length).toBeGreaterThan(0);
  });

  test.each(LESSON_IDS)('%s ends with what was learned', (id) => {
    const learned = plain(words[id].learned);
    expect(learned).toMatch(/[.。]$/);
    expect(learned.length).toBeLessThanOrEqual(lang === 'en' ? 260 : 110);
  });

  test.each(STEPS)('$id, $name: its question has a text for each choice', ({ id, name, step }) => {
    const { asks, then } = wordsOf(words, id, name);
    const choices = step.asks === undefined ? [] : [step.asks.right, ...step.asks.wrong];
    expect(Object.keys(asks?.choices ?? {}).toSorted()).toEqual(choices.toSorted());
    expect(then !== undefined).toBe(step.loses !== undefined);
    if (asks === undefined) return;
    expect(asks.question).toMatch(/[?？]$/);
    expect(new Set(Object.values(asks.choices)).size).toBe(choices.length);
  });

  // the longest anybody has to read before the four are seen together
  test('why four takes at most 150 words', () => {
    const steps = Object.entries(LESSONS['why-four'] as Lesson);
    const upToFour = steps.slice(0, steps.findIndex(([name]) => name === 'four') + 1);
    const all = upToFour.flatMap(([name, step]) => {
      const own = wordsOf(words, 'why-four', name);
      return [own.asks?.question ?? '', plain(phraseOf(own, step))];
    });
    expect(lengthOf(lang, all.join(' '))).toBeLessThanOrEqual(lang === 'en' ? 150 : 260);
  });

  test('titles tell lessons apart', () => {
    const titles = LESSON_IDS.map((id) => words[id].title);
    expect(new Set(titles).size).toBe(titles.length);
  });

  // no text has a number of its own: with other numbers on the wire, none of the old ones is left
  test.each(STEPS)('$id, $name: its numbers are those of the run', ({ id, name, step }) => {
    const renamed: NumberStyle = (side) => (side === 'client' ? 'C' : 'S');
    const text = plain(phraseOf(wordsOf(words, id, name), step, renamed));
    expect(text).not.toMatch(/(seq|ack|ISS|SND\.\w+|RCV\.NXT)=\d/);
    const ofNoRun = /RFC \d{4}|[\d,]+ (ms|s|min|h|bytes?|times|毫秒|秒|分钟|小时|字节|次)/g;
    expect(text.replaceAll(ofNoRun, '')).not.toMatch(/\d{2,}/);
  });
});

test.each(STEPS)('$id, $name: the same marks in every language', ({ id, name, step }) => {
  const marks = languages.map(({ words }) =>
    phraseOf(wordsOf(words, id, name), step)
      .flatMap((part) =>
        typeof part === 'object' && (part.kind === 'code' || part.kind === 'state')
          ? [part.text]
          : [],
      )
      .toSorted()
      .join(' '),
  );
  expect(new Set(marks).size, marks.join('\n')).toBe(1);
});
