/** Which layout of the figure a view gets, how large it is drawn, and what of it is in sight. */
import type { BoxName, Figure } from './figure.ts';
import { TALL } from './tall.ts';
import { WIDE } from './wide.ts';

/** In a view of this width the letters of the wide figure are still readable. */
const WIDE_FROM = 600;

/** The figure whose letters come out larger when all of it is in sight. */
export function figureFor(width: number, height: number): Figure {
  if (width < WIDE_FROM) return TALL;
  return scaleIn(WIDE, width, height) * WIDE.size.label >=
    scaleIn(TALL, width, height) * TALL.size.label
    ? WIDE
    : TALL;
}

const scaleIn = ({ view }: Figure, width: number, height: number): number =>
  Math.min(width / view.width, height / view.height);

interface Sight {
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Around a box, what has to be in sight with it: the labels above and below. */
const AROUND = 34;

/** How far the figure, which is not drawn smaller than is readable, has to be scrolled for a box to be in sight. */
export function topFor(box: BoxName, figure: Figure, { top, width, height }: Sight): number {
  const scale = Math.max(scaleIn(figure, width, height), figure.least);
  if (figure.view.height * scale <= height) return 0;
  const middle = (figure.boxes[box].y - figure.view.y) * scale;
  const half = (figure.box.height / 2 + AROUND) * scale;
  if (middle - half >= top && middle + half <= top + height) return top;
  return Math.max(middle - height / 2, 0);
}
