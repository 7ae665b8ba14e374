/** The lines of an arrow's label: what is written where, and the room it takes. */
import { linesOf, textWidth } from '../ladder/text.ts';
import type { Figure, FigureKey } from './figure.ts';
import type { Point } from '../point.ts';

/** What leads along an arrow, and what is done then, as figure 5 puts it. */
export interface ArrowWords {
  readonly event: string;
  readonly action: string;
}

export interface LabelLine extends Point {
  readonly event: string;
  readonly action: string;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Between an event and its action on one line. */
export const SLASH = ' / ';

/** The lines of a label; `y` is the middle of each. */
export function labelOf(
  key: FigureKey,
  { event, action }: ArrowWords,
  figure: Figure,
): readonly LabelLine[] {
  const { x, y, anchor, way } = figure.arrows[key].label;
  if (way === 'flat') return [{ x, y, anchor, event, action }];
  const broken = (text: string) => linesOf(text, figure.room, figure.size.label);
  const events = broken(event).map((line) => ({ event: line, action: '' }));
  const actions =
    action === '' || way === 'brief'
      ? []
      : broken(action).map((line) => ({ event: '', action: line }));
  const lines = [...events, ...actions];
  // Astride, the arrow runs between the two.
  const step = way === 'astride' ? 2 * (figure.apart + 4) : 2 * figure.apart;
  return lines.map((line, i) => ({
    ...line,
    x,
    y: y + (i - (lines.length - 1) / 2) * step,
    anchor,
  }));
}

export function boxOf({ x, y, anchor, event, action }: LabelLine, size: number) {
  const both = event !== '' && action !== '';
  const width = textWidth(event + (both ? SLASH : '') + action, size);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  return { x: left, y: y - size / 2, width, height: size };
}
