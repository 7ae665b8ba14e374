/** The keys of the player and of the page, as a table: the help lists it, buttons tell their key. */

export type Command =
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
  | PageCommand;

/** What is not the player's to do. */
export type PageCommand =
  'copyLog' | 'zoomIn' | 'zoomOut' | 'zoomUsual' | 'present' | 'search' | 'help';

export interface KeyPress {
  /** As `KeyboardEvent.key` has it; a letter in lower case. */
  readonly key: string;
  readonly shift?: true;
  /** Ctrl, or Command on a Mac. */
  readonly mod?: true;
}

export interface Shortcut {
  readonly command: Command;
  readonly presses: readonly KeyPress[];
  /** Holding the key down says it again and again. */
  readonly repeats?: true;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { command: 'toggle', presses: [{ key: ' ' }] },
  { command: 'stepForward', presses: [{ key: 'ArrowRight' }], repeats: true },
  { command: 'stepBack', presses: [{ key: 'ArrowLeft' }], repeats: true },
  { command: 'nextChange', presses: [{ key: 'ArrowRight', shift: true }], repeats: true },
  { command: 'previousChange', presses: [{ key: 'ArrowLeft', shift: true }], repeats: true },
  { command: 'toStart', presses: [{ key: 'Home' }] },
  { command: 'toEnd', presses: [{ key: 'End' }] },
  { command: 'nextTimer', presses: [{ key: 't' }], repeats: true },
  { command: 'lose', presses: [{ key: 'd' }] },
  { command: 'undo', presses: [{ key: 'u' }, { key: 'z', mod: true }], repeats: true },
  {
    command: 'redo',
    presses: [
      { key: 'z', mod: true, shift: true },
      { key: 'y', mod: true },
    ],
    repeats: true,
  },
  { command: 'copyLog', presses: [{ key: 'c' }] },
  { command: 'zoomIn', presses: [{ key: '+' }, { key: '=' }], repeats: true },
  { command: 'zoomOut', presses: [{ key: '-' }], repeats: true },
  { command: 'zoomUsual', presses: [{ key: '0' }] },
  { command: 'present', presses: [{ key: 'p' }] },
  { command: 'search', presses: [{ key: '/' }, { key: 'k', mod: true }] },
  { command: 'help', presses: [{ key: '?' }] },
];

/** The caps of a key press, in the order in which they are held down: `['Shift', '←']`. */
export function capsOf({ key, shift, mod }: KeyPress, isMac = false): string[] {
  const caps = CAPS[key] ?? key.toUpperCase();
  return [
    ...(mod === true ? [isMac ? '⌘' : 'Ctrl'] : []),
    ...(shift === true ? [isMac ? '⇧' : 'Shift'] : []),
    caps,
  ];
}

/**
 * A letter, a digit or a sign by itself. Who speaks to the computer, or hits keys unawares, must be able to switch these
 * off (WCAG 2.1.4).
 */
export const isCharacter = ({ key, mod }: KeyPress): boolean =>
  key.length === 1 && key !== ' ' && mod !== true;

/** The caps of the first key press that means a command; null where there is none. */
export function capsFor(command: Command, characters = true): string | null {
  const press = SHORTCUTS.find((shortcut) => shortcut.command === command)?.presses.find(
    (each) => characters || !isCharacter(each),
  );
  return press === undefined ? null : capsOf(press).join(' + ');
}

const CAPS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
  Home: 'Home',
  End: 'End',
};
