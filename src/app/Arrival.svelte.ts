/** The page and its address: what it opens, what it then writes there, and what is done where that cannot be loaded. */
import { FIRST_SCENARIO } from './firstScenario.ts';
import type { Page } from './Page.svelte.ts';

/** The address is written once the reader rests. */
const REST_MS = 250;

export class Arrival {
  readonly #page: Page;
  /** What an address names is loaded first; until then there is nothing to show of it. */
  arrived = $state(location.hash.length <= 1);
  /** What the address names could not be loaded; and the address of what is shown instead. */
  #failed = false;
  #instead: string | null = null;

  constructor(page: Page) {
    this.#page = page;
  }

  start(): void {
    if (this.arrived) this.#begin();
    this.load();
  }

  /** Loads the rest, and what the address names. Where that fails, whatever the reader does next tries it again. */
  load(): void {
    const page = this.#page;
    if (page.next !== null || page.opening !== null) return;
    if (location.hash.length > 1) void this.open(location.hash);
    else
      page.needNext().then(
        () => this.#mended(),
        () => this.#fail(),
      );
  }

  async open(address: string): Promise<void> {
    const page = this.#page;
    if (address.length <= 1) {
      page.opening = page.guide = page.place = null;
      this.arrived = true;
      page.player.choose(FIRST_SCENARIO);
      this.#begin();
      return;
    }
    page.opening = address;
    this.#failed = false;
    const wanted = () => page.opening === address;
    try {
      const [{ openAddress }] = await Promise.all([import('./address/open.ts'), page.needNext()]);
      this.#mended();
      await openAddress(page, address, wanted);
    } catch {
      this.#fail();
      this.#failed = wanted();
    }
    if (wanted()) page.opening = null;
    this.arrived = true;
  }

  /** Writes the address of what is shown. One that could not be loaded stays, for a reload, until something else is shown. */
  follow(shown: string | undefined): (() => void) | undefined {
    const { next, opening } = this.#page;
    if (next === null || shown === undefined || opening !== null) return;
    if (this.#failed) this.#instead = shown;
    this.#failed = false;
    if (shown === this.#instead) return;
    this.#instead = null;
    const timer = setTimeout(() => next.showAddress(shown), REST_MS);
    return () => clearTimeout(timer);
  }

  #begin(): void {
    const { calm, embedded, player } = this.#page;
    if (calm || embedded) player.pause();
    else player.play();
  }

  /** What could not be loaded has come after all. */
  #mended(): void {
    const page = this.#page;
    if (page.problem === page.words.interface.app.notLoaded) page.problem = null;
  }

  #fail(): void {
    const page = this.#page;
    page.problem = page.words.interface.app.notLoaded;
    page.float = null;
  }
}
