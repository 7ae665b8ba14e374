/** Changing the language while words are still on their way: nothing is a mixture of two languages. */
import { beforeEach, expect, test } from 'vitest';
import { newSettings } from '../../src/app/Settings.svelte.ts';
import { Lexicon } from '../../src/app/state/Lexicon.svelte.ts';
import { words } from '../../src/words/en/index.ts';
import { guideWords as chinese } from '../../src/words/zh/guide/index.ts';
import { viewWords as chineseViews } from '../../src/words/zh/views/index.ts';

beforeEach(() => localStorage.clear());

const inEnglish = () => new Lexicon(words, newSettings());

test('words that were needed before are of the new language too', async () => {
  const lexicon = inEnglish();
  const needed = [lexicon.need('full'), lexicon.need('guide'), lexicon.need('views')];
  await lexicon.speak('zh-CN');
  await Promise.all(needed);
  expect([lexicon.words.lang, lexicon.all.lang]).toEqual(['zh-CN', 'zh-CN']);
  expect(lexicon.shown.guide).toBe(chinese);
  expect(lexicon.shown.views).toBe(chineseViews);
});

test('and so are those that are needed while it is being loaded', async () => {
  const lexicon = inEnglish();
  await lexicon.need('full');
  const spoken = lexicon.speak('zh-CN');
  const guide = lexicon.need('guide');
  await spoken;
  expect(await guide).toBe(chinese);
  expect(lexicon.shown.guide).toBe(chinese);
});

test('of two languages the one that was asked for last is spoken, and remembered', async () => {
  const lexicon = inEnglish();
  await lexicon.need('full');
  await Promise.all([lexicon.speak('zh-CN'), lexicon.speak('en')]);
  expect(lexicon.words.lang).toBe('en');
  expect(newSettings().language).toBe('en');
});
