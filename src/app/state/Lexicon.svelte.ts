/** The words that are shown: those that have come, all of one language. Which chunks there are: see `words/lexicon.ts`. */
import { createContext } from 'svelte';
import type { FirstWords, Language, Words } from '../../words/contract/index.ts';
import { WordLoader, type Chunk, type Chunks, type ShownWords } from '../../words/lexicon.ts';
import type { Settings } from '../Settings.svelte.ts';

export class Lexicon {
  readonly #settings: Settings;
  readonly #loader: WordLoader;
  #shown: ShownWords;
  /** The same object for as long as the language is the same: what is drawn with it is not drawn anew for other words. */
  readonly words: FirstWords;

  constructor(first: FirstWords, settings: Settings) {
    this.#settings = settings;
    this.#shown = $state.raw({ first });
    this.words = $derived(this.#shown.first);
    this.#loader = new WordLoader(first, { onChange: (shown) => (this.#shown = shown) });
  }

  get shown(): ShownWords {
    return this.#shown;
  }

  /** All words but those of guides and views; null until they have come. */
  get full(): Words | null {
    return this.#shown.full ?? null;
  }
  /** The same, for what is shown only when they have come. */
  get all(): Words {
    if (this.full === null) throw new Error('The words have not been loaded yet.');
    return this.full;
  }

  /** Rejects where they cannot be loaded. */
  need<C extends Chunk>(chunk: C): Promise<Chunks[C]> {
    return this.#loader.need(chunk);
  }

  /** Speaks another language, and remembers it. Rejects where it cannot be loaded: then all stays as it is. */
  async speak(language: Language): Promise<void> {
    this.#settings.language = language;
    try {
      await this.#loader.speak(language);
    } catch (error) {
      this.#settings.language = this.#loader.language;
      throw error;
    }
  }
}

export const [getLexicon, setLexicon] = createContext<Lexicon>();
