/** What the reader has chosen for every visit: language, colours, what the diagram shows. Chosen once, remembered. */
import { isLanguage, preferredLanguage } from '../words/load.ts';
import type { Language } from '../words/contract/index.ts';
import { PROGRAM_LANGUAGES, type ProgramLanguage } from '../analysis/sockets/program.ts';
import { BESIDE, type Beside } from './panels/index.ts';
import { clampZoom, ZOOM } from '../views/ladder/zoom.ts';
import { recall, remember } from './remember.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const FUTURES = ['faint', 'hidden'] as const;
export type Future = (typeof FUTURES)[number];

export const NUMBERINGS = ['absolute', 'relative', 'symbols'] as const;
export type Numbering = (typeof NUMBERINGS)[number];

/** How much of the width the sequence diagram has where a view is beside it, in percent. */
export const LADDER_SHARE = { min: 25, max: 75, usual: 42 } as const;

/** How high the explanation is, in pixels; 0 is what the page makes of it. */
export const EXPLANATION = { min: 88, max: 480, usual: 0 } as const;

export class Settings {
  #language: Language = $state(recalledLanguage());
  #theme: Theme = $state(recalledOf('theme', THEMES));
  #future: Future = $state(recalledOf('future', FUTURES));
  #numbering: Numbering = $state(recalledOf('numbers', NUMBERINGS));
  #beside: Beside = $state(recalledOf<Beside>('beside', BESIDE));
  #cards = $state(recall('cards') !== 'no');
  #zoom = $state(recalledSize('zoom', ZOOM));
  #ladderShare = $state(recalledSize('ladderShare', LADDER_SHARE));
  #explained = $state(recall('explained') !== 'no');
  #explanation = $state(recalledSize('explanation', EXPLANATION));
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

  /** What stands beside the sequence diagram. */
  get beside(): Beside {
    return this.#beside;
  }
  set beside(beside: Beside) {
    this.#beside = beside;
    remember('beside', beside);
  }

  /** The two ends are cards, where there is room for them, and not a line each. */
  get cards(): boolean {
    return this.#cards;
  }
  set cards(shown: boolean) {
    this.#cards = shown;
    remember('cards', shown ? 'yes' : 'no');
  }

  /** How large the sequence diagram is drawn. */
  get zoom(): number {
    return this.#zoom;
  }
  set zoom(zoom: number) {
    this.#zoom = clampZoom(zoom);
    remember('zoom', String(this.#zoom));
  }

  get ladderShare(): number {
    return this.#ladderShare;
  }
  set ladderShare(share: number) {
    this.#ladderShare = share;
    remember('ladderShare', String(share));
  }

  /** What just happened is told. */
  get explained(): boolean {
    return this.#explained;
  }
  set explained(shown: boolean) {
    this.#explained = shown;
    remember('explained', shown ? 'yes' : 'no');
  }

  /** See EXPLANATION. */
  get explanation(): number {
    return this.#explanation;
  }
  set explanation(height: number) {
    this.#explanation = height;
    remember('explanation', String(height));
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

/** A size that was remembered, if it is one within its bounds; else the usual one. */
function recalledSize(name: string, { min, max, usual }: Bounds): number {
  const recalled = Number.parseFloat(recall(name) ?? '');
  return recalled >= min && recalled <= max ? recalled : usual;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly usual: number;
}
