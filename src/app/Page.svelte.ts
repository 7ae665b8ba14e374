/** What the parts of the page share: the player, the words, the reader's settings, and what floats above the page. */
import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { Highlights } from '../cases/highlights.ts';
import { loadWords } from '../words/load.ts';
import type { GuideWords } from '../words/guideWords.ts';
import type { ViewWords } from '../words/viewWords.ts';
import type { FirstWords, Language, Words } from '../words/words.ts';
import type { Player } from '../player/Player.svelte.ts';
import type { HoldAt } from '../player/stops.ts';
import { numberStyle } from './numbers.ts';
import type { Catalogue } from './Catalogue.ts';
import type { ByHand, FloatName, Picked } from './overlays/overlay.ts';
import type { Sockets } from '../views/ladder/options.ts';
import type * as socketLanes from '../views/sockets/socketLanes.ts';
import type * as theNext from './deferred.ts';
import type { Beside } from './panels/names.ts';
import type { Place } from './address/route.ts';
import type { Settings } from './Settings.svelte.ts';

export type Next = typeof theNext;

export class Page {
  readonly player: Player;
  readonly settings: Settings;
  readonly catalogue: Catalogue;
  words: FirstWords = $state.raw() as FirstWords;
  /** What comes right after the first picture, and all words but those of guides and views; null until they are there. */
  next: Next | null = $state.raw(null);
  fullWords: Words | null = $state.raw(null);

  /** The page beside the run that is shown, and what its address says besides; null where the run is shown. */
  place: Place | null = $state(null);
  rest = $state('');
  /** What the page or the guide that is shown is called; null: as the run, or as its list has it. */
  heading: string | null = $state(null);
  /** The address of a run that is still being loaded. */
  opening: string | null = $state(null);
  /** What guides the reader through the run: `lesson.why-three.syn`, `question.syn-lost`, ... */
  guide: string | null = $state(null);
  /** What of the run is pointed at. */
  highlights: Highlights | null = $state.raw(null);
  /** What goes with the field that is picked in a segment, or with the arrow in the state diagram. */
  lit: Highlights | null = $state.raw(null);
  /** The segment in the sequence diagram that the pointer or the focus is on. */
  pointed: number | null = $state(null);
  /** The words of guides and pages, once they have been needed. */
  guideWords: GuideWords | null = $state.raw(null);

  /** The words of views that are loaded when they are looked at, once they have been needed. */
  viewWords: ViewWords | null = $state.raw(null);

  /** The reader is asked at each step what comes next, and where the playhead has to wait for it. */
  predicting = $state(false);
  holdAt: HoldAt | null = null;

  /** Before a class: large, a step at a time. */
  presenting = $state(false);
  /** Within another page, which asks for it by `?embed`. */
  readonly embedded = /[?&]embed\b/.test(location.search);

  /** What floats, and what it was opened from. */
  float: FloatName | null = $state(null);
  anchor: HTMLElement | null = $state.raw(null);
  picked: Picked | null = $state.raw(null);
  byHand: ByHand = $state.raw({ title: '', about: '', text: '' });
  /** What is shown of the log, as text, while it is shown. */
  logShown: (() => string) | null = null;
  /** A file is held above the page. */
  fileHeld = $state(false);
  /** Something went wrong: one sentence, until it is dismissed. */
  problem: string | null = $state(null);
  /** Something went right: one sentence, for a while. */
  notice: string | null = $state(null);

  /** The segment that the reader looks into, and in which scenario; null: the one sent last. */
  #inspected: { readonly scenario: string; readonly flight: number } | null = $state.raw(null);

  readonly number = $derived.by(() => numberStyle(this.settings.numbering, this.player.trace));
  #socketLanes: typeof socketLanes | null = $state.raw(null);
  /** The programs of the run: worked out only where something shows them; null until they have been needed. */
  readonly sockets: Sockets | null = $derived.by(() => {
    const lanes = this.#socketLanes;
    return lanes && { ...lanes, programs: lanes.programsOf(this.player.trace) };
  });
  // Of the screen: paper is narrow too, and the diagram is not to go from the page because of that.
  readonly #narrow = new MediaQuery('screen and (width < 900px)', false);
  readonly #roomy = new MediaQuery('(width >= 1400px)', true);
  readonly #wide = new MediaQuery('(width >= 1800px)', false);
  readonly #coarse = new MediaQuery('(pointer: coarse)', false);
  readonly #calm = new MediaQuery('(prefers-reduced-motion: reduce)', false);

  constructor({
    player,
    settings,
    catalogue,
    words,
  }: Pick<Page, 'player' | 'settings' | 'catalogue' | 'words'>) {
    this.player = player;
    this.settings = settings;
    this.catalogue = catalogue;
    this.words = words;
  }

  /** The layout of a small screen. */
  get narrow(): boolean {
    return this.#narrow.current;
  }
  /** There is room for all names in the header, and for cards beside a guide. */
  get roomy(): boolean {
    return this.#roomy.current;
  }
  /** There is room for cards and for a view beside the diagram. */
  get wide(): boolean {
    return this.#wide.current;
  }
  /** The two ends have a line each instead of a card. */
  get chips(): boolean {
    const { beside } = this;
    const { cards } = this.settings;
    if (this.narrow || !cards) return true;
    return this.guide === null ? beside !== 'none' && !this.wide : !this.roomy || beside !== 'none';
  }
  get touch(): boolean {
    return this.#coarse.current;
  }
  /** No motion is wanted: by the reader, or because each step is taken by hand before a class. */
  get calm(): boolean {
    return this.presenting || this.#calm.current;
  }
  /** The run and nothing else. */
  get slim(): boolean {
    return this.place === null && (this.presenting || this.embedded);
  }
  /** What stands beside the sequence diagram. */
  get beside(): Beside {
    return this.embedded ? 'none' : this.settings.beside;
  }
  /** The title of the scenario; empty until the words are there. */
  get title(): string {
    const { next, fullWords, player } = this;
    return next === null || fullWords === null ? '' : next.scenarioTitle(fullWords, player.name);
  }
  /** How large the sequence diagram is drawn. */
  get zoom(): number {
    return this.settings.zoom * (this.presenting ? 1.3 : 1);
  }

  present(presenting: boolean): void {
    this.player.pause();
    this.float = null;
    this.presenting = presenting;
    // What was pressed to come here is not to take the keys.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  /** What is still to come is not shown. */
  get hideFuture(): boolean {
    return this.predicting || this.settings.future === 'hidden';
  }
  /** What lights up: what goes with a field for as long as one is picked, else what the guide points at. */
  get lights(): Highlights | null {
    return this.lit ?? this.highlights;
  }
  /** The segment that the reader looks into, as long as there is one: another scenario has others. */
  get inspected(): number | null {
    const inspected = this.#inspected;
    return inspected?.scenario === this.player.scenario.id ? inspected.flight : null;
  }
  set inspected(flight: number | null) {
    this.#inspected = flight === null ? null : { scenario: this.player.scenario.id, flight };
  }
  /** The segment whose menu is open. */
  get selected(): number | null {
    return this.float === 'segment' ? (this.picked?.flight ?? null) : null;
  }

  open(float: FloatName, anchor: HTMLElement | null = null): void {
    this.anchor = anchor;
    this.float = float;
  }

  toggle(float: FloatName, anchor: HTMLElement): void {
    if (this.float === float) this.float = null;
    else this.open(float, anchor);
  }

  pick(flight: number, anchor: Element): void {
    const wasPlaying = this.player.mode === 'playing';
    this.player.pause();
    this.picked = { flight, anchor, wasPlaying };
    this.inspected = flight;
    this.float = 'segment';
  }

  copyByHand(byHand: ByHand): void {
    this.byHand = byHand;
    this.open('copy', this.anchor);
  }

  /** Loads what comes right after the first picture, if it is not there. Throws where it cannot be loaded. */
  async needNext(): Promise<void> {
    const [next, words] = await Promise.all([
      this.next ?? import('./deferred.ts'),
      this.fullWords ?? loadWords(this.words.lang),
    ]);
    this.fullWords ??= words;
    if (this.next !== null) return;
    this.next = next;
    this.player.start(next.works);
  }

  /** Loads what works out the programs and draws their calls. Throws where it cannot be loaded. */
  async needSockets(): Promise<void> {
    this.#socketLanes ??= await import('../views/sockets/socketLanes.ts');
  }

  /** All words, for what is shown only when they have been loaded. */
  get allWords(): Words {
    if (this.fullWords === null) throw new Error('The words have not been loaded yet.');
    return this.fullWords;
  }

  /** In another language: all that has been loaded of this one. */
  async speak(language: Language): Promise<void> {
    try {
      await this.needNext();
      await this.next?.speak(this, language);
    } catch {
      this.problem = this.words.interface.app.notLoaded;
    }
  }
}

export const [getPage, setPage] = createContext<Page>();
