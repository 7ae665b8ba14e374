/** The stretches that are drawn shorter than they last: a gap in both lifelines, and how long it takes. */
import { between } from './arrows.ts';
import type { ByHeight } from './byHeight.ts';
import { shapeOf, touched, type Shape } from './collide.ts';
import type { BreakMark } from './marks.ts';
import type { LayoutContext } from './options.ts';
import { textWidth } from './text.ts';

/** Where along the wire the text may stand: in the middle unless an arrow passes there. */
const PLACES = [0.5, 0.3, 0.7, 0.2, 0.8];

export function breaksOf(arrows: ByHeight<Shape>, context: LayoutContext): BreakMark[] {
  const { fold, words, yOf, measures } = context;
  const { client, server } = measures.columns;
  return fold.breaks.map((stretch) => {
    const [top, bottom] = [yOf(stretch.foldedFrom), yOf(stretch.foldedTo)];
    const text = words.pass(stretch.durationUs);
    const y = (top + bottom) / 2;
    const size = { width: textWidth(text, measures.note), height: measures.note + 4 };
    const boxes = PLACES.map((part) => {
      const { x } = between({ x: client.lifeline, y }, { x: server.lifeline, y }, part);
      return { x: x - size.width / 2, y: y - size.height / 2, ...size };
    });
    const free = boxes.find((box) => !touched(arrows, shapeOf(box), 3));
    const box = free ?? boxes[0] ?? { x: 0, y, ...size };
    return { y, top, bottom, text, box };
  });
}
