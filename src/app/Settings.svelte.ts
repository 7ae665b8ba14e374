/** What the reader has chosen for every visit: language, colours, what the diagram shows. Chosen once, remembered. */
import { isLanguage, preferredLanguage } from '../words/lexicon.ts';
import type { Language } from '../words/contract/index.ts';
import { PROGRAM_LANGUAGES } from '../analysis/sockets/program.ts';
import { PACES } from '../../machines/playback/modes.ts';
import { BESIDE } from './panels/index.ts';
import { clampZoom, ZOOM } from '../views/ladder/zoom.ts';
import { oneOf, persisted, size, yesNo, type Remembered } from './remember.svelte.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const FUTURES = ['faint', 'hidden'] as const;

export const NUMBERINGS = ['absolute', 'relative', 'symbols'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** How much of the width the sequence diagram has where a view is beside it, in percent. */
export const LADDER_SHARE = { min: 25, max: 75, usual: 42 } as const;

const language: Remembered<Language> = {
  read: (text) => (isLanguage(text) ? text : preferredLanguage(navigator.languages)),
  write: (lang) => lang,
};

export const newSettings = () =>
  persisted({
    language,
    theme: oneOf(THEMES),
    /** How the diagram draws what has not happened yet. */
    future: oneOf(FUTURES),
    numbering: oneOf(NUMBERINGS, 'numbers'),
    /** What playing goes by. */
    pace: oneOf(PACES),
    /** What stands beside the sequence diagram. */
    beside: oneOf(BESIDE),
    /** The two ends are cards, where there is room for them, and not a line each. */
    cards: yesNo(true),
    /** How large the sequence diagram is drawn. */
    zoom: size(ZOOM, clampZoom),
    ladderShare: size(LADDER_SHARE),
    /** What just happened is told. */
    explained: yesNo(true),
    trueScale: yesNo(false),
    /** The lanes of socket calls in the diagram. */
    socketCalls: yesNo(false),
    /** The cards show the programs instead of the variables. */
    programs: yesNo(false),
    programLanguage: oneOf(PROGRAM_LANGUAGES),
    /** Letters and signs by themselves are shortcuts. */
    characterKeys: yesNo(true),
    /** The reader has made a packet lost, and need not be told how. */
    hintDone: yesNo(false),
  });

export type Settings = ReturnType<typeof newSettings>;
