/** What can float above the page, one at a time. */
export type FloatName =
  | 'scenarios'
  | 'help'
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
