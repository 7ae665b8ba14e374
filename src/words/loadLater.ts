/** Loading the words that are needed only where a guide, a page or a view is looked at. */
import type { GuideWords } from './guideWords.ts';
import type { ViewWords } from './viewWords.ts';
import type { Language } from './words.ts';

/** Loads the words of lessons, questions and the other pages in a language. */
export async function loadGuideWords(lang: Language): Promise<GuideWords> {
  switch (lang) {
    case 'en':
      return (await import('./en/guide/index.ts')).guideWords;
    case 'zh-CN':
      return (await import('./zh/guide/index.ts')).guideWords;
  }
}

/** Loads the words of the views that are loaded when they are looked at. */
export async function loadViewWords(lang: Language): Promise<ViewWords> {
  switch (lang) {
    case 'en':
      return (await import('./en/views/index.ts')).viewWords;
    case 'zh-CN':
      return (await import('./zh/views/index.ts')).viewWords;
  }
}
