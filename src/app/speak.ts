/**
 * The words that the page has, and those it comes to need. Whatever is still on its way when the reader changes the
 * language, all words that are shown are of the one language that was asked for last.
 */
import { loadFirstWords, loadWords } from '../words/load.ts';
import { loadGuideWords, loadViewWords } from '../words/loadLater.ts';
import type { Language } from '../words/contract/index.ts';
import type { Page } from './Page.svelte.ts';

/** Loads the words of guides and pages, and what comes before them. Throws where they cannot be loaded. */
export async function needGuideWords(page: Page): Promise<void> {
  const { lang } = page.words;
  const [guideWords] = await Promise.all([
    page.guideWords ?? loadGuideWords(lang),
    page.needNext(),
  ]);
  if (page.words.lang === lang) page.guideWords = guideWords;
  else await needGuideWords(page);
}

/** The same with the words of views. */
export async function needViewWords(page: Page): Promise<void> {
  const { lang } = page.words;
  const [viewWords] = await Promise.all([page.viewWords ?? loadViewWords(lang), page.needNext()]);
  if (page.words.lang === lang) page.viewWords = viewWords;
  else await needViewWords(page);
}

/** All words that are there are of this language as soon as they are loaded. Throws where they cannot be loaded. */
export async function speak(page: Page, language: Language): Promise<void> {
  const { settings, words: before } = page;
  settings.language = language;
  const { guideWords, viewWords } = page;
  try {
    const [words, fullWords, guide, views] = await Promise.all([
      loadFirstWords(language),
      loadWords(language),
      guideWords && loadGuideWords(language),
      viewWords && loadViewWords(language),
    ]);
    if (settings.language !== language) return;
    // More of the old language has come meanwhile.
    if (page.guideWords !== guideWords || page.viewWords !== viewWords) {
      await speak(page, language);
      return;
    }
    page.words = words;
    page.fullWords = fullWords;
    page.guideWords = guide;
    page.viewWords = views;
  } catch (error) {
    if (settings.language === language) settings.language = before.lang;
    throw error;
  }
}
