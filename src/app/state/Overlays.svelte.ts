/** What lies above the page, one at a time, and what it was opened from. */
import { createContext } from 'svelte';

export type OverlayName =
  | 'scenarios'
  | 'mine'
  | 'help'
  | 'search'
  | 'copy'
  | 'export'
  | 'display'
  | 'network'
  | 'profile'
  | 'client'
  | 'server'
  | 'more'
  | 'pages'
  | 'segment';

/** A segment that was picked in the diagram, and what it was picked by. */
export interface Picked {
  readonly flight: number;
  readonly anchor: Element;
  /** The run was playing: it goes on when the segment is done with. */
  readonly wasPlaying: boolean;
}

/** What the browser would not copy. */
export interface ByHand {
  readonly title: string;
  /** What it is. */
  readonly about: string;
  readonly text: string;
}

export class Overlays {
  #shown: OverlayName | null = $state(null);
  #picked: Picked | null = $state.raw(null);
  #byHand: ByHand = $state.raw({ title: '', about: '', text: '' });
  /** What has the focus afterwards. */
  anchor: HTMLElement | null = $state.raw(null);

  get shown(): OverlayName | null {
    return this.#shown;
  }
  /** Stays for as long as its menu takes to go. */
  get picked(): Picked | null {
    return this.#picked;
  }
  get byHand(): ByHand {
    return this.#byHand;
  }
  /** The segment whose menu is open. */
  get selected(): number | null {
    return this.#shown === 'segment' ? (this.#picked?.flight ?? null) : null;
  }

  open(name: OverlayName, anchor: HTMLElement | null = this.anchor): void {
    this.anchor = anchor;
    this.#shown = name;
  }

  toggle(name: OverlayName, anchor: HTMLElement): void {
    if (this.#shown === name) this.close();
    else this.open(name, anchor);
  }

  /** Whatever is open; or only that one. */
  close(name = this.#shown): void {
    if (this.#shown === name) this.#shown = null;
  }

  pick(picked: Picked): void {
    this.#picked = picked;
    this.#shown = 'segment';
  }

  copyByHand(byHand: ByHand): void {
    this.#byHand = byHand;
    this.open('copy');
  }
}

export const [getOverlays, setOverlays] = createContext<Overlays>();
