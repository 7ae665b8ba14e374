/** The words of the help: what each key, sign and press does. */

/** What synfin is, the keys, the colours and signs. */
export interface HelpWords {
  readonly title: string;
  readonly whatTitle: string;
  readonly what: readonly string[];
  /** A link to them; or, where the page is one file, where they are. */
  readonly licences: string;
  readonly licencesWithin: string;
  readonly keysTitle: string;
  readonly commands: Readonly<
    Record<
      | 'toggle'
      | 'stepForward'
      | 'stepBack'
      | 'nextChange'
      | 'previousChange'
      | 'toStart'
      | 'toEnd'
      | 'nextTimer'
      | 'lose'
      | 'undo'
      | 'redo'
      | 'copyLog'
      | 'zoomIn'
      | 'zoomOut'
      | 'zoomUsual'
      | 'present'
      | 'search'
      | 'help',
      string
    >
  >;
  readonly or: string;
  /** What can be done on a segment of the diagram, and by what. */
  readonly onSegment: Readonly<
    Record<'title' | 'lose' | 'menu' | 'move' | 'click' | 'more', string>
  >;
  readonly signsTitle: string;
  readonly whose: string;
  readonly phasesTitle: string;
  readonly phases: Readonly<Record<'opening' | 'open' | 'closing' | 'waiting' | 'closed', string>>;
  readonly signs: Readonly<Record<'sent' | 'lost' | 'again' | 'timer' | 'gap' | 'now', string>>;
}
