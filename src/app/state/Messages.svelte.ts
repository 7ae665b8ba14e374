/** What the page says of itself: what went wrong, what went right, and that it is busy. */
import { createContext } from 'svelte';
import type { Lexicon } from './Lexicon.svelte.ts';

export class Messages {
  readonly #lexicon: Lexicon;
  #problem: string | null = $state(null);
  #notice: string | null = $state(null);
  #pending = $state(0);
  /** Whose parts could not be loaded. */
  #missing: readonly object[] = [];

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Something went wrong: one sentence, until it is dismissed. */
  get problem(): string | null {
    return this.#problem;
  }
  /** Something went right: one sentence, for a while. */
  get notice(): string | null {
    return this.#notice;
  }
  /** Parts of the page are on their way. */
  get busy(): boolean {
    return this.#pending > 0;
  }

  fail(problem: string): void {
    this.#problem = problem;
  }
  say(notice: string | null): void {
    this.#notice = notice;
  }
  dismiss(): void {
    this.#missing = [];
    this.#problem = null;
  }

  get #notLoaded(): string {
    return this.#lexicon.words.interface.app.notLoaded;
  }
  failToLoad(of: object): void {
    this.#missing = [...this.#missing, of];
    this.fail(this.#notLoaded);
  }
  /** What could not be loaded has come after all, or is no longer wanted: that is said until nothing is missing. */
  mend(of: object): void {
    if (!this.#missing.includes(of)) return;
    this.#missing = this.#missing.filter((other) => other !== of);
    if (this.#missing.length > 0) return;
    if (this.#problem === this.#notLoaded) this.dismiss();
  }

  /** The page is busy until it is loaded. Rejects as it does. */
  async waitFor<T>(loading: Promise<T>): Promise<T> {
    this.#pending += 1;
    try {
      return await loading;
    } finally {
      this.#pending -= 1;
    }
  }

  /** Null where it cannot be loaded, and that is said. */
  async attempt<T>(loading: Promise<T>): Promise<T | null> {
    try {
      const loaded = await loading;
      this.mend(this);
      return loaded;
    } catch {
      this.failToLoad(this);
      return null;
    }
  }
}

export const [getMessages, setMessages] = createContext<Messages>();
