/** The page and its address: what it opens, what it then writes there, and what is done where that cannot be loaded. */
import type { App } from './state/app.svelte.ts';

/** The address is written once the reader rests. */
const REST_MS = 250;

export class Arrival {
  readonly #app: App;
  /** What an address names is loaded first; until then there is nothing to show of it. */
  arrived = $state(location.hash.length <= 1);
  /** What the address names could not be loaded. */
  #failed = false;

  constructor(app: App) {
    this.#app = app;
  }

  start(): void {
    this.load();
  }

  /** Loads the rest, and what the address names. Where that fails, whatever the reader does next tries it again. */
  load(): void {
    const app = this.#app;
    if (app.actions !== null || app.route.opening !== null) return;
    if (location.hash.length > 1) void this.open(location.hash);
    else
      this.#need().then(
        () => app.messages.mend(this),
        (error: unknown) => this.#fail(error),
      );
  }

  async open(address: string): Promise<void> {
    const app = this.#app;
    if (address.length <= 1) {
      app.route.opening = null;
      app.home();
      this.arrived = true;
      return;
    }
    app.route.opening = address;
    this.#failed = false;
    const wanted = () => app.route.opening === address;
    try {
      const [{ openAddress }] = await Promise.all([import('./address/open.ts'), this.#need()]);
      app.messages.mend(this);
      await openAddress(app, address, wanted);
    } catch (error) {
      this.#fail(error);
      this.#failed = wanted();
    }
    if (wanted()) app.route.opening = null;
    this.arrived = true;
  }

  /** Writes the address of what is shown. One that could not be loaded stays, for a reload, until something else is shown. */
  follow(shown: string | undefined): (() => void) | undefined {
    const { actions, route } = this.#app;
    if (actions === null || shown === undefined || route.opening !== null) return;
    if (this.#failed) route.instead = shown;
    this.#failed = false;
    if (shown === route.instead) return;
    route.instead = null;
    const { href } = location;
    // The reader may be on the way to another address, of which the page does not know yet.
    const timer = setTimeout(() => location.href === href && actions.showAddress(shown), REST_MS);
    return () => clearTimeout(timer);
  }

  /** Loads what moves the run and what the page can do with it, and the words of both. */
  async #need(): Promise<void> {
    const app = this.#app;
    const [{ actionsOf, engine }] = await Promise.all([
      import('./deferred.ts'),
      app.lexicon.need('full'),
    ]);
    if (app.actions === null) app.start(actionsOf(app), engine);
  }

  #fail(error: unknown): void {
    const app = this.#app;
    void app.messages.failToLoad(this, error);
    app.overlays.close();
  }
}
