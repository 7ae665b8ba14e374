/** The first two chunks of words by a function each; the lexicon keeps those that have been needed. */
import { loadChunk } from './lexicon.ts';
import type { FirstWords, Language, Words } from './words.ts';

export { isLanguage, LANGUAGES, preferredLanguage } from './lexicon.ts';

export const loadFirstWords = (lang: Language): Promise<FirstWords> => loadChunk('first', lang);
export const loadWords = (lang: Language): Promise<Words> => loadChunk('full', lang);
