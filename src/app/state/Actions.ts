/** What the page can do once all of it is there: what those parts may ask for that are there before. */
import type { Component } from 'svelte';
import type { IfLost } from '../../analysis/ifLost.ts';
import type { Changes } from '../../player/changes.ts';
import type { Command } from '../../player/shortcuts.ts';
import type { Moment } from '../../trace/moment.ts';
import type { Press } from '../../views/ladder/press.ts';
import type { PageName } from '../address/route.ts';
import type { numberStyle } from '../numbers.ts';
import type { WhyMissing } from './Messages.svelte.ts';

export interface Actions {
  /** The title of the scenario that is shown, a server's on its page; and whether the reader has changed it. */
  readonly title: string;
  readonly changed: boolean;
  /** The address of what is shown, and of the run whatever is shown. */
  readonly hash: string;
  readonly runHash: string;
  /** Puts an address in the browser's bar. */
  showAddress: (hash: string) => void;
  /** Leaves the present address to the back button, and shows another page; `null` is the run. */
  goToPage: (page: PageName | null) => void;
  /** Leaves the present address to the back button, and shows the first screen. */
  goHome: () => void;
  shareMoment: () => void;
  /** A segment of the diagram is pressed. */
  pickSegment: (flight: number, anchor: Element, press: Press) => void;
  /** What would follow if a segment were lost. */
  ifLost: (flight: number) => Promise<IfLost | null>;
  /** The reader has changed the run, or taken that back: it is said. */
  revised: (before: Changes, now: Changes) => void;
  readonly numberStyle: typeof numberStyle;
  /** How long what is told of a moment takes to be read, in milliseconds. */
  dwell: (moment: Moment) => number;
  /** What is shown and heard wherever the reader is. */
  readonly Rest: Component;
  /** What stands over or below the diagram while the run is at rest, and in the playback bar how it plays. */
  readonly AtRest: Component;
  readonly Rates: Component;
  /** That a stack is broken on purpose, above its diagram. */
  readonly NotTcp: Component;
  /** Why something could not be loaded, or does not work. */
  causeOf: (error: unknown) => Promise<WhyMissing>;
  /** The key that means a command; null where there is none. */
  capsFor: (command: Command) => string | null;
}
