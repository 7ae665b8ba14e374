/**
 * A press on something of the diagram: short, or held down for a while. One that moves is none, for that is a drag or a scroll;
 * nor is one of two fingers, which zoom.
 */

import { on } from 'svelte/events';

/** A short press acts at once; a long one, the right button or the key of the context menu ask for more. */
export type Press = 'short' | 'long';

/** So long is a long press, and so far a hand may tremble meanwhile. */
const LONG_MS = 500;
const STILL_PX = 8;

/** As Svelte hears: an element that loses the focus because it goes may be heard in the midst of a change of the page. */
export const hear = <Type extends keyof GlobalEventHandlersEventMap>(
  element: Element,
  type: Type,
  heard: (event: GlobalEventHandlersEventMap[Type]) => void,
): (() => void) => on(element, type, heard as EventListener);

interface Pressing<Target> {
  /** What lies under the pointer, or what the event is about where it comes from a key. */
  readonly targetOf: (event: MouseEvent) => Target | null;
  readonly onpress: (target: Target, press: Press) => void;
}

/** Has an element heard for presses, until it is told to stop. */
export function hearPresses<Target>(
  element: Element,
  { targetOf, onpress }: Pressing<Target>,
): () => void {
  let down: AbortController | null = null;
  /** This press has done what it does, or is none: the click at its end is no click. */
  let spent = false;

  function end(isSpent = spent): void {
    down?.abort();
    down = null;
    spent = isSpent;
  }

  function onpointerdown(event: PointerEvent): void {
    const isSecond = event.pointerType === 'touch' && !event.isPrimary;
    end(isSecond);
    const target = isSecond || event.button !== 0 ? null : targetOf(event);
    if (target === null) return;
    const { signal } = (down = new AbortController());
    const held = setTimeout(() => {
      end(true);
      onpress(target, 'long');
    }, LONG_MS);
    signal.addEventListener('abort', () => clearTimeout(held));
    const far = (to: PointerEvent) =>
      Math.hypot(to.clientX - event.clientX, to.clientY - event.clientY) > STILL_PX;
    const anywhere = { signal, capture: true };
    addEventListener('pointermove', (moved) => far(moved) && end(true), anywhere);
    addEventListener('pointerdown', () => end(true), anywhere);
    addEventListener('pointerup', (up) => end(far(up)), anywhere);
    addEventListener('pointercancel', () => end(true), anywhere);
  }

  function onclick(event: MouseEvent): void {
    const target = targetOf(event);
    if (target === null) return;
    event.stopPropagation();
    // What a screen reader presses has no pointer that moved.
    if (!spent || event.detail === 0) onpress(target, 'short');
    spent = false;
  }

  function oncontextmenu(event: MouseEvent): void {
    const target = targetOf(event);
    if (target === null) return;
    event.preventDefault();
    // A finger that is held down has asked already, or is about to.
    const isHeld = spent;
    end(true);
    if (!isHeld) onpress(target, 'long');
  }

  const stops = [
    hear(element, 'pointerdown', onpointerdown),
    hear(element, 'click', onclick),
    hear(element, 'contextmenu', oncontextmenu),
    // What a key asks for is not about the last press.
    hear(element, 'keydown', () => (spent = false)),
    () => end(),
  ];
  return () => stops.forEach((stop) => stop());
}
