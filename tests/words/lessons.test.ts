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

/** Shortest and longest text of a step, in characters. */
const LENGTHS: Readonly<Record<Language, readonly [number, number]>> = {
  en: [90, 440],
  'zh-CN': [40, 190],
};
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

describe.each(languages)('$lang', ({ lang, words }) => {
  test.each(STEPS)('$id, $name', ({ id, name, step }) => {
    const stepWords = wordsOf(words, id, name);
    const text = plain(phraseOf(stepWords, step));
    const [least, most] = LENGTHS[lang];
    expect(text).not.toMatch(/undefined|NaN|null|\[object|^\s|\s$| {2}|\$\{/);
    expect(text).toMatch(/[.?!。？！]$/);
    expect(text.length, text).toBeGreaterThanOrEqual(least);
    expect(text.length, text).toBeLessThanOrEqual(most);
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
    const all = Object.entries(LESSONS['why-four'] as Lesson).flatMap(([name, step]) => {
      const own = wordsOf(words, 'why-four', name);
      return [own.asks?.question ?? '', plain(phraseOf(own, step))];
    });
    const length =
      lang === 'en'
        ? all.join(' ').split(/\s+/).length
        : (all.join('').match(/\p{Script=Han}/gu) ?? []).length;
    expect(length).toBeLessThanOrEqual(lang === 'en' ? 150 : 260);
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
    expect(
      text.replaceAll(/(RFC \d+|\d+ (ms|s|min|bytes?|times|毫秒|秒|分钟|字节|次))/g, ''),
    ).not.toMatch(/\d{2,}/);
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
