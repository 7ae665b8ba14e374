/** Changing the language while words are still on their way: nothing is a mixture of two languages. */
import { beforeEach, expect, test } from 'vitest';
import { Catalogue } from '../../src/app/Catalogue.ts';
import { Page } from '../../src/app/Page.svelte.ts';
import { Settings } from '../../src/app/Settings.svelte.ts';
import { needGuideWords, needViewWords } from '../../src/app/speak.ts';
import { words } from '../../src/words/en/index.ts';
import { guideWords as english } from '../../src/words/en/guide/index.ts';
import { guideWords as chinese } from '../../src/words/zh/guide/index.ts';
import { viewWords as chineseViews } from '../../src/words/zh/views/index.ts';
import { playerOf } from './playerOf.ts';
import { stubBrowser } from './stubBrowser.ts';

beforeEach(() => localStorage.clear());

function pageInEnglish(): Page {
  stubBrowser([]);
  const player = playerOf('open-data-close');
  return new Page({ player, settings: new Settings(), catalogue: new Catalogue(), words });
}

test('words that were needed before are of the new language too', async () => {
  const page = pageInEnglish();
  await page.needNext();
  const [guide, views] = [needGuideWords(page), needViewWords(page)];
  await page.speak('zh-CN');
  await Promise.all([guide, views]);
  expect([page.words.lang, page.allWords.lang]).toEqual(['zh-CN', 'zh-CN']);
  expect(page.guideWords).toBe(chinese);
  expect(page.viewWords).toBe(chineseViews);
});

test('and so are those that are needed while it is being loaded', async () => {
  const page = pageInEnglish();
  await page.needNext();
  const spoken = page.speak('zh-CN');
  page.guideWords = english;
  await spoken;
  expect(page.guideWords).toBe(chinese);
});

test('of two languages the one that was asked for last is spoken, and remembered', async () => {
  const page = pageInEnglish();
  await page.needNext();
  await Promise.all([page.speak('zh-CN'), page.speak('en')]);
  expect(page.words.lang).toBe('en');
  expect(new Settings().language).toBe('en');
});
