/** What the page can do once all of it is there: what those parts may ask for that are there before. */
import type { Command } from '../../player/shortcuts.ts';
import type { PageName } from '../address/route.ts';

export interface FileDrop {
  readonly held: boolean;
  over: (event: DragEvent) => void;
  drop: (event: DragEvent) => void;
}

export interface Actions {
  /** The title of the scenario. */
  readonly title: string;
  /** The address of what is shown, and of the run whatever is shown. */
  readonly hash: string;
  readonly runHash: string;
  /** Puts an address in the browser's bar. */
  showAddress: (hash: string) => void;
  /** Leaves the present address to the back button, and shows another page; `null` is the run. */
  goToPage: (page: PageName | null) => void;
  shareMoment: () => void;
  /** What is held above the page, and dropped on it. */
  readonly files: FileDrop;
  onKey: (event: KeyboardEvent) => void;
  /** The key that means a command; null where there is none. */
  capsFor: (command: Command) => string | null;
}
