/**
 * Following: where to scroll so that the playhead stays in view, without taking the page from a reader who scrolls.
 * Plain numbers; the component does the scrolling.
 */

/** The visible part of the diagram, in its own coordinates. */
export interface Window {
  readonly top: number;
  readonly height: number;
}

export interface Following {
  readonly on: boolean;
  /** Where to scroll to; null: stay. */
  readonly scrollTo: number | null;
}

/** The playhead is kept between these parts of the visible height. */
const BAND = { from: 0.12, to: 0.62 };

/** A playhead that moves farther than this at once was moved by the reader: a step, a seek. That is worth following. */
const LEAP = 24;

/** The playhead has moved from `before` to `y`. */
export function follow(y: number, before: number, view: Window, wasOn: boolean): Following {
  const place = (y - view.top) / Math.max(view.height, 1);
  const inBand = place >= BAND.from && place <= BAND.to;
  const on = wasOn || inBand || Math.abs(y - before) > LEAP;
  if (!on || inBand) return { on, scrollTo: null };
  const part = place > BAND.to ? BAND.to : (BAND.from + BAND.to) / 2;
  return { on, scrollTo: Math.max(0, y - view.height * part) };
}

export const isInView = (y: number, { top, height }: Window): boolean =>
  y >= top && y <= top + height;
