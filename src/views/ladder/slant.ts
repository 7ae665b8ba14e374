/** An arrow as its labels see it: from left to right, with what is around it. */
import type { ByHeight } from './byHeight.ts';
import { cross, lineShape, type Shape } from './collide.ts';
import type { Wording } from './labelText.ts';
import type { Point } from './marks.ts';

export interface LabelledArrow {
  readonly start: Point;
  readonly end: Point;
  readonly lost: boolean;
  /** It comes from elsewhere: a circle is where it begins. */
  readonly injected?: boolean;
  readonly wordings: readonly Wording[];
}

export interface LabelRoom {
  /** Font size. */
  readonly size: number;
  /** Labels stay between these. */
  readonly left: number;
  readonly right: number;
  /** All arrows, the subjects among them, as lines. */
  readonly arrows: ByHeight<Shape>;
  /** What no label may touch: at first the marks, then the labels that have been placed too. */
  readonly obstacles: ByHeight<Shape>;
}

/** Labels of an arrow stay this close to it, upwards and downwards. */
export const REACH = 60;

/** Arrows that leave one end this close after one another run side by side. */
const CLOSE = 42;

/** More arrows than this are a crowd. */
const CROWD = 24;

/** An arrow with what follows from its direction and its neighbours. */
export interface Slant extends LabelledArrow {
  readonly length: number;
  readonly angle: number;
  /** Unit vectors: from the sender on, and up from the line. */
  readonly along: Point;
  readonly up: Point;
  /** So many arrows run close together that no text stays clear of all: it would be searched for in vain. */
  readonly isCrowded: boolean;
  /** The arrows that are near enough for a label to touch them; in a crowd they are not asked for. */
  readonly others: readonly Shape[];
  readonly crossed: boolean;
  /** Another arrow runs close beside it. */
  readonly hasNeighbour: boolean;
}

export function slantOf(subject: LabelledArrow, field: LabelRoom): Slant {
  const { start, end } = subject;
  const length = Math.hypot(end.x - start.x, end.y - start.y) || 1;
  const along = { x: (end.x - start.x) / length, y: (end.y - start.y) / length };
  const toTheRight = along.x >= 0 ? 1 : -1;
  const [top, bottom] = [Math.min(start.y, end.y), Math.max(start.y, end.y)];
  const isCrowded = field.arrows.isCrowded(top - REACH, bottom + REACH, CROWD + 1);
  const others = isCrowded
    ? []
    : field.arrows
        .near(top - REACH, bottom + REACH)
        .filter(({ corners: [from, to] }) => from !== start || to !== end);
  const line = lineShape(start, end);
  return {
    ...subject,
    length,
    along,
    angle: Math.atan2(along.y * toTheRight, along.x * toTheRight),
    up: { x: along.y * toTheRight, y: -along.x * toTheRight },
    isCrowded,
    others,
    crossed: others.some((other) => cross(line, other)),
    hasNeighbour: others.some((other) => runsBeside(line, other)),
  };
}

/** Whether two arrows leave one end shortly after one another. */
const runsBeside = ({ corners: [a] }: Shape, { corners: [b] }: Shape): boolean =>
  a !== undefined && b !== undefined && a.x === b.x && Math.abs(a.y - b.y) < CLOSE;
