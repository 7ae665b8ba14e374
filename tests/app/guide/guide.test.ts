/** Guides by name, the way from one to the next, and their texts. */
import { describe, expect, test } from 'vitest';
import { guideOf, listOf, stepsOf } from '../../../src/app/guide/reference.ts';
import { textsOf, wayOf } from '../../../src/app/guide/view.ts';
import { loadGuideWords } from '../../../src/words/loadLater.ts';
import { plain } from '../../../src/words/phrase.ts';
import { asOnTheWire } from '../../../src/words/sentences/telling.ts';
import { LESSON_IDS } from '../../../src/cases/lessons/index.ts';
import { MYTH_IDS } from '../../../src/cases/myths.ts';
import { NOTE_IDS, noteCase } from '../../../src/cases/notes/index.ts';
import { QUESTION_IDS } from '../../../src/cases/questions/index.ts';

const NAMES = [
  ...LESSON_IDS.flatMap(stepsOf),
  ...QUESTION_IDS.map((id) => `question.${id}`),
  ...MYTH_IDS.map((id) => `myth.${id}`),
  ...NOTE_IDS.filter((id) => noteCase(id) !== null).map((id) => `note.${id}`),
];

/** A guide that there is. */
function known(name: string) {
  const guide = guideOf(name);
  if (guide === null) throw new Error(`no guide is called ${name}`);
  return guide;
}

describe('a name', () => {
  test.each([
    '',
    'lesson',
    'lesson.why-three',
    'lesson.why-three.nothing',
    'lesson.toString.syn',
    'lesson.why-three.constructor',
    'question.constructor',
    'myth.',
    'note.none',
    'note.time-wait.bsd',
    'note.time-wait.constructor',
    'note.options.rfc',
    'film.one',
  ])('of nothing gives nothing: %s', (name) => {
    expect(guideOf(name)).toBeNull();
  });

  test.each(NAMES)('%s has its place on the way that it is part of', (name) => {
    const guide = known(name);
    const { names, here } = wayOf(guide);
    expect(names[here]).toBe(name);
    expect(listOf(guide)).toMatch(/^(lessons|questions|myths|fidelity)$/);
  });
});

test('a note about a difference has a name in each profile; without one it is that of Linux', () => {
  const profiles = ['note.time-wait', 'note.time-wait.linux', 'note.time-wait.rfc'].map((name) => {
    const guide = known(name);
    return guide.kind === 'note' && [guide.profile, guide.example.profile];
  });
  expect(profiles).toEqual([
    ['linux', 'linux'],
    ['linux', 'linux'],
    ['rfc', undefined],
  ]);
});

describe.each(['en', 'zh-CN'] as const)('the texts in %s', (lang) => {
  test.each(NAMES)('%s has a title and a text, with the numbers of its run', async (name) => {
    const words = await loadGuideWords(lang);
    const guide = known(name);
    const { over, title, text } = textsOf(guide, words, guide.example, asOnTheWire);
    expect(over.length * title.length).toBeGreaterThan(0);
    expect(plain(text).length).toBeGreaterThan(10);
    expect(plain(text)).not.toMatch(/undefined|NaN|null|\[object/);
  });
});
