/** What the page says of itself: what went wrong, what went right, and that it is busy. */
import { createContext } from 'svelte';
import type { Lexicon } from './Lexicon.svelte.ts';

/**
 * Why a part of the page is missing: there is no connection; the host has another version by now; a fault of ours; or
 * nobody knows.
 */
export type WhyMissing = 'connection' | 'renewed' | 'fault' | 'unknown';

interface Missing {
  readonly of: object;
  readonly error: unknown;
  /** Null until it has been found out: until then nothing is said. */
  readonly cause: WhyMissing | null;
  /** It is said in the part's own place. */
  readonly here: boolean;
}

export class Messages {
  readonly #lexicon: Lexicon;
  #problem: string | null = $state(null);
  #notice: string | null = $state(null);
  #ofChange = $state(false);
  #pending = $state(0);
  #missing: readonly Missing[] = $state.raw([]);
  #find: ((error: unknown) => Promise<WhyMissing>) | null = null;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  /** Something went wrong: one sentence, until it is dismissed. */
  get problem(): string | null {
    return this.#problem ?? this.#textOf(this.#last);
  }
  /** What is said is that the host has a newer version of the page. */
  get renewed(): boolean {
    return this.#problem === null && this.#last?.cause === 'renewed';
  }
  /** Once the host has a newer version, that is why anything is missing. */
  get #last(): Missing | undefined {
    return (
      this.#missing.find(({ cause }) => cause === 'renewed') ??
      this.#missing.findLast(({ here }) => !here)
    );
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
  /** `ofChange`: it is about a change of the run, which can be taken back and compared. */
  say(notice: string | null, ofChange = false): void {
    [this.#notice, this.#ofChange] = [notice, ofChange];
  }
  get ofChange(): boolean {
    return this.#ofChange;
  }
  dismiss(): void {
    this.#missing = [];
    this.#problem = null;
  }

  #textOf({ cause = null }: Partial<Missing> = {}): string | null {
    if (cause === null) return null;
    const { full, words } = this.#lexicon;
    return cause === 'unknown' || full === null
      ? words.interface.app.notLoaded
      : full.interface.messages.missing[cause];
  }
  /** What is said in the place of a part. */
  saidOf(part: object): string | null {
    return this.#textOf(this.#missing.find(({ of, cause }) => of === part && cause !== 'renewed'));
  }
  /** A part of the page is missing, or does not work: why is found out, and said until it is mended. */
  async failToLoad(of: object, error: unknown, here = false): Promise<WhyMissing> {
    // What was said of it before stays until it is known what is to be said now.
    const cause = this.#missing.find((each) => each.of === of)?.cause ?? null;
    const missing: Missing = { of, error, cause, here };
    this.#problem = null;
    this.mend(of);
    this.#missing = [...this.#missing, missing];
    const found = (await this.#find?.(error)) ?? 'unknown';
    this.#missing = this.#missing.map((each) =>
      each === missing ? { ...missing, cause: found } : each,
    );
    return found;
  }
  /** What finds out why something is missing comes with the rest of the page; until then nobody knows. */
  findBy(find: (error: unknown) => Promise<WhyMissing>): void {
    this.#find = find;
    for (const { of, error, here } of this.#missing) void this.failToLoad(of, error, here);
  }
  /** What could not be loaded has come after all, or is no longer wanted: that is said until nothing is missing. */
  mend(part: object): void {
    this.#missing = this.#missing.filter(({ of }) => of !== part);
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
    } catch (error) {
      void this.failToLoad(this, error);
      return null;
    }
  }
}

export const [getMessages, setMessages] = createContext<Messages>();
