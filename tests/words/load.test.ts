/** Which language a reader gets. */
import { describe, expect, test } from 'vitest';
import { isLanguage, LANGUAGES, loadWords, preferredLanguage } from '../../src/words/load.ts';

test.each(LANGUAGES)('$name is loaded by its tag', async ({ lang }) => {
  expect((await loadWords(lang)).lang).toBe(lang);
});

describe('the preferred language', () => {
  test.each([
    [['zh-CN', 'en'], 'zh-CN'],
    [['zh'], 'zh-CN'],
    [['zh-Hans-SG'], 'zh-CN'],
    [['zh_TW'], 'zh-CN'],
    [['ZH-hk'], 'zh-CN'],
    [['en-GB', 'zh-CN'], 'en'],
    [['de-DE', 'zh-CN', 'en'], 'zh-CN'],
    [['de-DE', 'fr'], 'en'],
    [['', 'zho'], 'en'],
    [[], 'en'],
  ])('%j: %s', (tags, lang) => {
    expect(preferredLanguage(tags)).toBe(lang);
  });
});

test('what comes out of an address may be anything', () => {
  expect(isLanguage('zh-CN')).toBe(true);
  expect(isLanguage('zh')).toBe(false);
  expect(isLanguage(undefined)).toBe(false);
});
