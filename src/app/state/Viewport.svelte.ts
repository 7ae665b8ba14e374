/** The screen, and how the page is shown on it: as a whole, before a class, or within another page. */
import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';

export class Viewport {
  /** Before a class: large, a step at a time. */
  presenting = $state(false);
  /** Within another page, which asks for it by `?embed`. */
  readonly embedded = /[?&]embed\b/.test(location.search);

  // Of the screen: paper is narrow too, and the diagram is not to go from the page because of that.
  readonly #narrow = new MediaQuery('screen and (width < 900px)', false);
  readonly #roomy = new MediaQuery('(width >= 1400px)', true);
  readonly #wide = new MediaQuery('(width >= 1800px)', false);
  readonly #coarse = new MediaQuery('(pointer: coarse)', false);
  readonly #calm = new MediaQuery('(prefers-reduced-motion: reduce)', false);

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
  get touch(): boolean {
    return this.#coarse.current;
  }
  /** No motion is wanted: by the reader, or because each step is taken by hand before a class. */
  get calm(): boolean {
    return this.presenting || this.#calm.current;
  }
  /** The run and nothing else. */
  get slim(): boolean {
    return this.presenting || this.embedded;
  }
}

export const [getViewport, setViewport] = createContext<Viewport>();
