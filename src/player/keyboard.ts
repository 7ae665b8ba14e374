/** What a key press means, as a pure function of the event. */
import { isCharacter, SHORTCUTS, type Command, type KeyPress, type Shortcut } from './shortcuts.ts';

/** Before a class a clicker takes one step at each press, as the space bar does where it goes step by step. */
const PRESENTING: readonly Shortcut[] = [
  { command: 'stepForward', presses: [{ key: 'PageDown' }], repeats: true },
  { command: 'stepBack', presses: [{ key: 'PageUp' }], repeats: true },
  { command: 'present', presses: [{ key: 'Escape' }] },
];

/** What the player looks at in a `KeyboardEvent`. */
export type KeyEvent = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'shiftKey'
  | 'ctrlKey'
  | 'metaKey'
  | 'altKey'
  | 'repeat'
  | 'isComposing'
  | 'defaultPrevented'
> & { readonly target: unknown };

/**
 * What a key press means; null where it means nothing, or is meant for something else on the page. Without `characters`,
 * letters and signs mean nothing by themselves.
 */
export function commandOf(
  event: KeyEvent,
  { presenting = false, characters = true } = {},
): Command | null {
  if (event.defaultPrevented || event.isComposing || event.altKey) return null;
  if (isMeantForElement(event, presenting)) return null;
  const shortcuts = presenting ? [...PRESENTING, ...SHORTCUTS] : SHORTCUTS;
  const shortcut = shortcuts.find(({ presses }) =>
    presses.some((press) => (characters || !isCharacter(press)) && matches(event, press)),
  );
  if (shortcut === undefined || (event.repeat && shortcut.repeats !== true)) return null;
  return shortcut.command;
}

function matches(event: KeyEvent, press: KeyPress): boolean {
  if ((event.ctrlKey || event.metaKey) !== (press.mod === true)) return false;
  if (keyOf(event) !== press.key) return false;
  // Whether these take Shift depends on the keyboard.
  return '?+/'.includes(press.key) || event.shiftKey === (press.shift === true);
}

/** On a keyboard with another script, a letter is the one that is printed there on a Latin keyboard. */
function keyOf({ key, code }: KeyEvent): string {
  if (/^\P{ASCII}$/u.test(key) && code.startsWith('Key')) return code.slice(3).toLowerCase();
  return key.length === 1 ? key.toLowerCase() : key;
}

/** What takes all keys for itself, but for the timeline, which leaves them to the player. */
const TAKES_ALL =
  'input, select, textarea, [contenteditable]:not([contenteditable="false"]), dialog, ' +
  '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="combobox"]';
const LEAVES_ALL = '[data-player-keys]';
const TAKES_SPACE = 'button, a[href], summary, [role="button"], [role="switch"], [role="tab"]';
const TAKES_ARROWS =
  '[role="tablist"], [role="radiogroup"], [role="slider"], [role="toolbar"], [role="tree"], [role="grid"]';

/** Whether a key press is for the element that has the focus, and not for the page. */
export function isMeantForElement(
  { target, key }: Pick<KeyEvent, 'target' | 'key'>,
  presenting = false,
): boolean {
  if (!isElement(target) || target.closest(LEAVES_ALL) !== null) return false;
  if (target.closest(TAKES_ALL) !== null) return true;
  // A button that was pressed with the mouse does not take the space bar from a teacher; Enter presses it still.
  if (key === ' ') return !presenting && target.closest(TAKES_SPACE) !== null;
  return /^(Arrow|Home$|End$)/.test(key) && target.closest(TAKES_ARROWS) !== null;
}

const isElement = (target: unknown): target is Pick<Element, 'closest'> =>
  typeof target === 'object' && target !== null && 'closest' in target;
