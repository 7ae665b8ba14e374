/** Languages: which there are, which one a reader prefers, and loading one; each is a chunk of its own. */
import type { FirstWords, Language, Words } from './words.ts';

/** Every language, by its own name. */
export const LANGUAGES: readonly { readonly lang: Language; readonly name: string }[] = [
  { lang: 'en', name: 'English' },
  { lang: 'zh-CN', name: '中文' },
];

/** Loads the words of a language that its first picture needs. */
export async function loadFirstWords(lang: Language): Promise<FirstWords> {
  switch (lang) {
    case 'en':
      return (await import('./en/first.ts')).firstWords;
    case 'zh-CN':
      return (await import('./zh/first.ts')).firstWords;
  }
}

/** Loads the words of a language, but for those of guides and views. */
export async function loadWords(lang: Language): Promise<Words> {
  switch (lang) {
    case 'en':
      return (await import('./en/index.ts')).words;
    case 'zh-CN':
      return (await import('./zh/index.ts')).words;
  }
}

/** The first of the reader's languages (`navigator.languages`) that there is; English where there is none. */
export function preferredLanguage(navigatorLanguages: readonly string[]): Language {
  for (const tag of navigatorLanguages) {
    const primary = tag.toLowerCase().split(/[-_]/)[0];
    const found = LANGUAGES.find(({ lang }) => lang.split('-')[0] === primary);
    if (found) return found.lang;
  }
  return 'en';
}

/** Whether a text names a language: for what comes out of an address or a store. */
export const isLanguage = (text: unknown): text is Language =>
  LANGUAGES.some(({ lang }) => lang === text);
