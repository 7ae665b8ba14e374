/** The screen, and how the page is shown on it: as a whole, before a class, or within another page. */
import { createContext } from 'svelte';

/** What `svelte/reactivity` has for this comes with much that the first picture does without. */
class Media {
  #holds: boolean;

  constructor(query: string) {
    const list = matchMedia(query);
    this.#holds = $state(list.matches);
    list.addEventListener('change', ({ matches }) => (this.#holds = matches));
  }

  get current(): boolean {
    return this.#holds;
  }
}

/** Before a class, on 1280 by 720. */
const PRESENTED = 1.6;

const sizeOfScreen = () => Math.min(innerWidth / 1280, innerHeight / 720);

export class Viewport {
  /** Before a class: large, a step at a time. */
  presenting = $state(false);
  /** Within another page, which asks for it by `?embed`. */
  readonly embedded = /[?&]embed\b/.test(location.search);

  #size = $state(sizeOfScreen());

  constructor() {
    addEventListener('resize', () => (this.#size = sizeOfScreen()));
  }

  // Of the screen: paper is narrow too, and the diagram is not to go from the page because of that.
  readonly #narrow = new Media('screen and (width < 900px)');
  readonly #cramped = new Media('(width < 1180px)');
  readonly #roomy = new Media('(width >= 1400px)');
  readonly #wide = new Media('(width >= 1800px)');
  readonly #low = new Media('(height < 540px)');
  readonly #coarse = new Media('(pointer: coarse)');
  readonly #calm = new Media('(prefers-reduced-motion: reduce)');

  /** The layout of a small screen. */
  get narrow(): boolean {
    return this.#narrow.current;
  }
  /** There is room for cards beside the diagram. */
  get spacious(): boolean {
    return !this.#cramped.current;
  }
  /** There is room for most names in the header, and for cards beside a guide. */
  get roomy(): boolean {
    return this.#roomy.current;
  }
  /** There is room for all names in the header, for cards and for a view beside the diagram. */
  get wide(): boolean {
    return this.#wide.current;
  }
  /** A phone on its side, or a page that is zoomed in: the diagram has what height there is. */
  get low(): boolean {
    return this.embedded || this.#low.current;
  }
  get touch(): boolean {
    return this.#coarse.current;
  }
  /** No motion is wanted: by the reader, or because each step is taken by hand before a class. */
  get calm(): boolean {
    return this.presenting || this.#calm.current;
  }
  /** Before a class, on a screen that has room: the diagram, and below it one text. */
  get onStage(): boolean {
    return this.presenting && !this.narrow;
  }
  /** How much larger the diagram is drawn: before a class its letters are 22 pixels high on 1280 by 720, and grow with that. */
  get enlarged(): number {
    return this.onStage ? PRESENTED * Math.max(this.#size, 1) : 1;
  }
  /** The run and nothing else. */
  get slim(): boolean {
    return this.presenting || this.embedded;
  }
}

export const [getViewport, setViewport] = createContext<Viewport>();
