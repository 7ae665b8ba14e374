/** What the reader has chosen for every visit: language, colours, what the diagram shows. Chosen once, remembered. */
import { isLanguage, preferredLanguage } from '../explanations/load.ts';
import type { Language } from '../explanations/words.ts';
import { PROGRAM_LANGUAGES, type ProgramLanguage } from '../sockets/languages.ts';
import { recall, remember } from './remember.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const FUTURES = ['faint', 'hidden'] as const;
export type Future = (typeof FUTURES)[number];

export const NUMBERINGS = ['absolute', 'relative', 'symbols'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** What stands between the two ends. */
export const DIAGRAMS = ['ladder', 'states'] as const;
export type Diagram = (typeof DIAGRAMS)[number];

export class Settings {
  #language: Language = $state(recalledLanguage());
  #theme: Theme = $state(recalledOf('theme', THEMES));
  #future: Future = $state(recalledOf('future', FUTURES));
  #numbering: Numbering = $state(recalledOf('numbers', NUMBERINGS));
  #diagram: Diagram = $state(recalledOf('diagram', DIAGRAMS));
  #trueScale = $state(recall('trueScale') === 'yes');
  #socketCalls = $state(recall('socketCalls') === 'yes');
  #programs = $state(recall('programs') === 'yes');
  #programLanguage: ProgramLanguage = $state(recalledOf('programLanguage', PROGRAM_LANGUAGES));
  #hintDone = $state(recall('hintDone') === 'yes');

  get language(): Language {
    return this.#language;
  }
  set language(language: Language) {
    this.#language = language;
    remember('language', language);
  }

  get theme(): Theme {
    return this.#theme;
  }
  set theme(theme: Theme) {
    this.#theme = theme;
    remember('theme', theme);
  }

  get diagram(): Diagram {
    return this.#diagram;
  }
  set diagram(diagram: Diagram) {
    this.#diagram = diagram;
    remember('diagram', diagram);
  }

  /** How the diagram draws what has not happened yet. */
  get future(): Future {
    return this.#future;
  }
  set future(future: Future) {
    this.#future = future;
    remember('future', future);
  }

  get numbering(): Numbering {
    return this.#numbering;
  }
  set numbering(numbering: Numbering) {
    this.#numbering = numbering;
    remember('numbers', numbering);
  }

  get trueScale(): boolean {
    return this.#trueScale;
  }
  set trueScale(trueScale: boolean) {
    this.#trueScale = trueScale;
    remember('trueScale', trueScale ? 'yes' : 'no');
  }

  /** The lanes of socket calls in the diagram. */
  get socketCalls(): boolean {
    return this.#socketCalls;
  }
  set socketCalls(shown: boolean) {
    this.#socketCalls = shown;
    remember('socketCalls', shown ? 'yes' : 'no');
  }

  /** The cards show the programs instead of the variables. */
  get programs(): boolean {
    return this.#programs;
  }
  set programs(shown: boolean) {
    this.#programs = shown;
    remember('programs', shown ? 'yes' : 'no');
  }

  get programLanguage(): ProgramLanguage {
    return this.#programLanguage;
  }
  set programLanguage(language: ProgramLanguage) {
    this.#programLanguage = language;
    remember('programLanguage', language);
  }

  /** The reader has made a packet lost, and need not be told how. */
  get hintDone(): boolean {
    return this.#hintDone;
  }
  set hintDone(done: boolean) {
    this.#hintDone = done;
    remember('hintDone', done ? 'yes' : 'no');
  }
}

function recalledLanguage(): Language {
  const recalled = recall('language');
  return isLanguage(recalled) ? recalled : preferredLanguage(navigator.languages);
}

/** What was remembered, if it is one of the values; else the first of them. */
function recalledOf<T extends string>(name: string, values: readonly [T, ...T[]]): T {
  const recalled = recall(name);
  return values.find((value) => value === recalled) ?? values[0];
}
