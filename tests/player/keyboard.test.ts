/** What the keys mean, and when they mean nothing. */
import { describe, expect, test } from 'vitest';
import { commandOf, type KeyEvent } from '../../src/player/keyboard.ts';
import { capsFor, capsOf, isCharacter, SHORTCUTS } from '../../src/player/shortcuts.ts';

/** A key pressed on the page; `target` is the element that has the focus. */
const press = (key: string, over: Partial<KeyEvent> = {}): KeyEvent => ({
  key,
  code: '',
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  target: null,
  ...over,
});

/** An element that fits these simple selectors, as `closest` sees it. */
const element = (...fits: string[]) => ({
  closest: (selectors: string) =>
    selectors.split(', ').some((selector) => fits.includes(selector)) ? {} : null,
});

describe('every key', () => {
  test.each([
    [' ', {}, 'toggle'],
    ['ArrowRight', {}, 'stepForward'],
    ['ArrowLeft', {}, 'stepBack'],
    ['ArrowRight', { shiftKey: true }, 'nextChange'],
    ['ArrowLeft', { shiftKey: true }, 'previousChange'],
    ['Home', {}, 'toStart'],
    ['End', {}, 'toEnd'],
    ['t', {}, 'nextTimer'],
    ['d', {}, 'lose'],
    ['D', {}, 'lose'],
    ['u', {}, 'undo'],
    ['z', { ctrlKey: true }, 'undo'],
    ['z', { metaKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { ctrlKey: true }, 'redo'],
    ['?', { shiftKey: true }, 'help'],
    ['?', {}, 'help'],
    ['+', { shiftKey: true }, 'zoomIn'],
    ['=', {}, 'zoomIn'],
    ['-', {}, 'zoomOut'],
    ['0', {}, 'zoomUsual'],
    ['p', {}, 'present'],
    ['/', {}, 'search'],
    ['/', { shiftKey: true }, 'search'],
    ['k', { ctrlKey: true }, 'search'],
    ['k', { metaKey: true }, 'search'],
  ] as const)('%s %o is %s', (key, over, command) => {
    expect(commandOf(press(key, over))).toBe(command);
  });

  test('of the table is understood as its command', () => {
    for (const { command, presses } of SHORTCUTS) {
      for (const { key, shift, mod } of presses) {
        const event = press(key, { shiftKey: shift === true, ctrlKey: mod === true });
        expect(commandOf(event)).toBe(command);
      }
    }
  });

  test('that is not in the table means nothing', () => {
    for (const key of ['x', 'Enter', 'Tab', 'Escape', 'Shift', 'ArrowUp']) {
      expect(commandOf(press(key))).toBeNull();
    }
  });
});

describe('before a class', () => {
  const presenting = { presenting: true };

  test('the keys of a clicker take one step each; the space bar plays on, which is a step too', () => {
    expect(commandOf(press(' '), presenting)).toBe('toggle');
    expect(commandOf(press('PageDown'), presenting)).toBe('stepForward');
    expect(commandOf(press('PageUp'), presenting)).toBe('stepBack');
    expect(commandOf(press('Escape'), presenting)).toBe('present');
    expect(commandOf(press('PageDown'))).toBeNull();
  });

  test('a button does not take the space bar, a field does', () => {
    const button = { target: element('button') };
    expect(commandOf(press(' ', button))).toBeNull();
    expect(commandOf(press(' ', button), presenting)).toBe('toggle');
    expect(commandOf(press(' ', { target: element('textarea') }), presenting)).toBeNull();
  });
});

describe('keys of the browser stay the browser’s', () => {
  test('with Ctrl, Command or Alt they are other keys', () => {
    expect(commandOf(press('d', { ctrlKey: true }))).toBeNull();
    expect(commandOf(press('t', { metaKey: true }))).toBeNull();
    expect(commandOf(press('ArrowLeft', { altKey: true }))).toBeNull();
    expect(commandOf(press('Home', { shiftKey: true }))).toBeNull();
  });
});

describe('a key that is held down', () => {
  test('steps again and again, but plays and loses only once', () => {
    const held = { repeat: true };
    expect(commandOf(press('ArrowRight', held))).toBe('stepForward');
    expect(commandOf(press(' ', held))).toBeNull();
    expect(commandOf(press('d', held))).toBeNull();
  });
});

describe('on a keyboard with another script', () => {
  test('letters are where they are on a Latin one', () => {
    expect(commandOf(press('в', { code: 'KeyD' }))).toBe('lose');
    expect(commandOf(press('я', { code: 'KeyZ', ctrlKey: true }))).toBe('undo');
  });

  test('a Latin letter is what it says, wherever it is', () => {
    expect(commandOf(press('z', { code: 'KeyY', ctrlKey: true }))).toBe('undo');
  });

  test('while a character is being composed, no key is ours', () => {
    expect(commandOf(press('d', { isComposing: true }))).toBeNull();
  });
});

describe('keys meant for something else', () => {
  test('have been dealt with', () => {
    expect(commandOf(press('ArrowRight', { defaultPrevented: true }))).toBeNull();
  });

  test.each(['input', 'select', 'textarea', 'dialog', '[role="dialog"]', '[role="menu"]'])(
    'typed in %s',
    (selector) => {
      for (const key of [' ', 'd', 'ArrowRight', '?']) {
        expect(commandOf(press(key, { target: element(selector) }))).toBeNull();
      }
    },
  );

  test('a button takes the space bar, and leaves the rest', () => {
    const target = element('button');
    expect(commandOf(press(' ', { target }))).toBeNull();
    expect(commandOf(press('ArrowRight', { target }))).toBe('stepForward');
    expect(commandOf(press('d', { target }))).toBe('lose');
  });

  test('what is moved through by arrows takes these', () => {
    const target = element('[role="tablist"]');
    expect(commandOf(press('ArrowRight', { target }))).toBeNull();
    expect(commandOf(press('End', { target }))).toBeNull();
    expect(commandOf(press('d', { target }))).toBe('lose');
  });

  test('but the timeline leaves all keys to the player', () => {
    const target = element('input', '[data-player-keys]');
    expect(commandOf(press('ArrowRight', { target }))).toBe('stepForward');
    expect(commandOf(press(' ', { target }))).toBe('toggle');
  });

  test('any other element takes none', () => {
    expect(commandOf(press(' ', { target: element('main') }))).toBe('toggle');
  });
});

describe('the caps of a key', () => {
  test('are those printed on it', () => {
    expect(capsOf({ key: ' ' })).toEqual(['Space']);
    expect(capsOf({ key: 'ArrowLeft', shift: true })).toEqual(['Shift', '←']);
    expect(capsOf({ key: 'z', mod: true, shift: true })).toEqual(['Ctrl', 'Shift', 'Z']);
    expect(capsOf({ key: 'z', mod: true }, true)).toEqual(['⌘', 'Z']);
    expect(capsOf({ key: '?' })).toEqual(['?']);
  });
});

describe('without single-key shortcuts', () => {
  const off = { characters: false };

  test.each(['d', 'D', 'u', 't', 'c', 'p', '0', '+', '=', '-', '/', '?'])(
    '%s by itself means nothing',
    (key) => {
      expect(commandOf(press(key))).not.toBeNull();
      expect(commandOf(press(key), off)).toBeNull();
      expect(commandOf(press(key), { ...off, presenting: true })).toBeNull();
    },
  );

  test.each([
    [' ', {}],
    ['ArrowRight', {}],
    ['ArrowLeft', { shiftKey: true }],
    ['Home', {}],
    ['End', {}],
    ['z', { ctrlKey: true }],
    ['y', { ctrlKey: true }],
    ['k', { ctrlKey: true }],
  ])('%j %j means what it did', (key, over) => {
    expect(commandOf(press(key, over), off)).toBe(commandOf(press(key, over)));
    expect(commandOf(press(key, over), off)).not.toBeNull();
  });

  test('Escape still ends presenting', () => {
    expect(commandOf(press('Escape'), { ...off, presenting: true })).toBe('present');
  });

  test('a button tells a key that works, or none', () => {
    expect(SHORTCUTS.flatMap(({ presses }) => presses).filter(isCharacter).length).toBe(11);
    expect([capsFor('undo'), capsFor('undo', false)]).toEqual(['U', 'Ctrl + Z']);
    expect([capsFor('nextTimer'), capsFor('nextTimer', false)]).toEqual(['T', null]);
    expect(capsFor('toggle', false)).toBe('Space');
  });
});
