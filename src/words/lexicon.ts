/**
 * Languages, and the words of the one that is shown. Words come in chunks by name: what the first picture needs, all of
 * captions and interface, and those of guides and views. A chunk is loaded when it is needed; when the language changes,
 * all that have been needed change together, so that nothing is ever a mixture of two languages.
 *
 * Nothing here is reactive: whoever shows words is told of each change, and is given all of them as one object.
 */
import type { CaptureWords } from './contract/capture.ts';
import type {
  FirstWords,
  GlossaryWords,
  GuideWords,
  Language,
  ServerWords,
  ViewWords,
  Words,
} from './contract/index.ts';

/** Every language, by its own name. */
export const LANGUAGES: readonly { readonly lang: Language; readonly name: string }[] = [
  { lang: 'en', name: 'English' },
  { lang: 'zh-CN', name: '中文' },
];

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

/** What is in each chunk. */
export interface Chunks {
  readonly first: FirstWords;
  /** All words but those of guides and views. */
  readonly full: Words;
  readonly guide: GuideWords;
  /** What is explained in the texts of others: a part of the guides' words that is loaded without them. */
  readonly glossary: GlossaryWords;
  readonly views: ViewWords;
  /** Of the page of a server with many clients. */
  readonly server: ServerWords;
  /** Of the page of captures. */
  readonly capture: CaptureWords;
}

export type Chunk = keyof Chunks;

/** What a page of its own is shown with. */
type LaterChunk = Exclude<Chunk, 'first' | 'full'>;

/** An `import()` here is a file of the built page. */
export type Loaders<C extends Chunk> = {
  readonly [K in C]: Readonly<Record<Language, () => Promise<Chunks[K]>>>;
};
export type LaterLoaders = Loaders<LaterChunk>;

/** Where the words of a run are; the others are found by what is loaded with the first of them. */
const OF_RUN: Loaders<'first' | 'full'> = {
  first: {
    en: async () => (await import('./en/first.ts')).firstWords,
    'zh-CN': async () => (await import('./zh/first.ts')).firstWords,
  },
  full: {
    en: async () => (await import('./en/index.ts')).words,
    'zh-CN': async () => (await import('./zh/index.ts')).words,
  },
};

/** One chunk in one language. Rejects where it cannot be loaded. */
export async function loadChunk<C extends Chunk>(chunk: C, lang: Language): Promise<Chunks[C]> {
  const loaders: Partial<Loaders<Chunk>> =
    chunk in OF_RUN ? OF_RUN : (await import('./laterChunks.ts')).LATER;
  const load = loaders[chunk]?.[lang] as (() => Promise<Chunks[C]>) | undefined;
  if (load === undefined) throw new Error(`There are no words of ${chunk}.`);
  return load();
}

/** The words that are there, all of one language. */
export type ShownWords = Pick<Chunks, 'first'> & Partial<Chunks>;

export interface LexiconOptions {
  /** Told of each change of the words that are there. */
  readonly onChange?: (shown: ShownWords) => void;
  /** Loads a chunk; for tests, which decide what comes when. */
  readonly load?: typeof loadChunk;
}

export class WordLoader {
  #shown: ShownWords;
  /** The language that was asked for last: of what is shown, or of what is on its way. */
  #asked: Language;
  readonly #needed = new Set<Chunk>(['first']);
  #change: Promise<void> = Promise.resolve();
  readonly #onChange: (shown: ShownWords) => void;
  readonly #load: typeof loadChunk;

  /** The first words are there before anything is shown. */
  constructor(
    first: FirstWords,
    { onChange = () => undefined, load = loadChunk }: LexiconOptions = {},
  ) {
    this.#shown = { first };
    this.#asked = first.lang;
    this.#onChange = onChange;
    this.#load = load;
  }

  get shown(): ShownWords {
    return this.#shown;
  }

  get language(): Language {
    return this.#asked;
  }

  /**
   * The words of a chunk, in the language that was asked for last; from now on they are among those shown. Rejects where
   * they cannot be loaded: then they are not needed any more, and can be asked for again.
   */
  async need<C extends Chunk>(chunk: C): Promise<Chunks[C]> {
    this.#needed.add(chunk);
    for (;;) {
      const there: Partial<Chunks>[C] = this.#shown[chunk];
      if (there !== undefined && this.#isSettled) return there;
      const lang = this.#asked;
      try {
        const words = await this.#load(chunk, lang);
        // Of another language meanwhile: what was loaded is not shown.
        if (lang !== this.#asked) continue;
        if (this.#isSettled) this.#show({ ...this.#shown, [chunk]: words });
        // The change brings this chunk too; where it fails, the language is what it was.
        else await this.#change.catch(() => undefined);
      } catch (error) {
        if (lang !== this.#asked) continue;
        if (this.#shown[chunk] === undefined) this.#needed.delete(chunk);
        throw error;
      }
    }
  }

  /**
   * All words that are shown are of this language, as soon as all of them are there. Rejects where one cannot be loaded: then
   * the language stays. A later call overtakes an earlier one, whichever is there first.
   */
  speak(lang: Language): Promise<void> {
    this.#asked = lang;
    this.#change = this.#changeTo(lang);
    return this.#change;
  }

  async #changeTo(lang: Language): Promise<void> {
    try {
      const words: Partial<Record<Chunk, unknown>> = {};
      for (;;) {
        // More may have come to be needed while these were on their way.
        const missing = [...this.#needed].filter((chunk) => !(chunk in words));
        if (missing.length === 0) break;
        const loaded = await Promise.all(missing.map((chunk) => this.#load(chunk, lang)));
        if (this.#asked !== lang) return;
        missing.forEach((chunk, i) => (words[chunk] = loaded[i]));
      }
      this.#show(words as ShownWords);
    } catch (error) {
      if (this.#asked === lang) this.#asked = this.#shown.first.lang;
      throw error;
    }
  }

  /** Whether no change of the language is on its way. */
  get #isSettled(): boolean {
    return this.#asked === this.#shown.first.lang;
  }

  #show(shown: ShownWords): void {
    this.#shown = shown;
    this.#onChange(shown);
  }
}
