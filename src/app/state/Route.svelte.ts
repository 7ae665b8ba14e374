/** Where the reader is: the run, or a page beside it; and where they are on the way to. */
import { createContext } from 'svelte';
import type { PageName } from '../address/route.ts';

export class Route {
  #page: PageName | null = $state(null);
  /** The first screen stands over the run: nothing else has been asked for. */
  welcome = $state(false);
  /** What the page's address says behind its name. */
  rest = $state('');
  /** The address of a run that is still being loaded. */
  opening: string | null = $state(null);
  /** The address of what is shown in the place of what the browser's bar names, which could not be opened. */
  instead: string | null = null;
  /** What the page or the guide that is shown is called; null: as the run, or as its list has it. */
  heading: string | null = $state(null);

  /** The page beside the run that is shown; null where the run is shown. */
  get page(): PageName | null {
    return this.#page;
  }

  show(page: PageName | null, rest = '', welcome = false): void {
    this.#page = page;
    this.welcome = welcome;
    this.rest = rest;
  }

  /** For as long as it is shown, that is what is read. Gives what ends it. */
  title(heading: string): () => void {
    this.heading = heading;
    return () => (this.heading = null);
  }
}

export const [getRoute, setRoute] = createContext<Route>();
