/** The words that are needed only where a guide, a page or a view is looked at. */
import { loadChunk } from './lexicon.ts';
import type { GuideWords } from './guideWords.ts';
import type { ViewWords } from './viewWords.ts';
import type { Language } from './words.ts';

export const loadGuideWords = (lang: Language): Promise<GuideWords> => loadChunk('guide', lang);
export const loadViewWords = (lang: Language): Promise<ViewWords> => loadChunk('views', lang);
