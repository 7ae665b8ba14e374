/** Whether things drawn touch: boxes turned by any angle, and lines. Plain geometry of convex polygons. */
import { ByHeight } from './byHeight.ts';
import type { Box, Point } from './marks.ts';

/** A convex polygon, or a line; with what is asked of it each time that it is compared with another. */
export interface Shape {
  /** In order; a line has two. */
  readonly corners: readonly Point[];
  /** The upright box around it. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** The directions in which it could be separated from another, and from where to where it reaches in each. */
  readonly axes: readonly Axis[];
}

interface Axis {
  /** A unit vector. */
  readonly x: number;
  readonly y: number;
  readonly from: number;
  readonly to: number;
}

/** A box around a point, turned by an angle in radians. */
export function turnedBox(middle: Point, width: number, height: number, angle: number): Shape {
  const { x, y } = middle;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  // From the middle, half its width along and half its height across.
  const [alongX, alongY] = [(cos * width) / 2, (sin * width) / 2];
  const [acrossX, acrossY] = [(-sin * height) / 2, (cos * height) / 2];
  const reachX = Math.abs(alongX) + Math.abs(acrossX);
  const reachY = Math.abs(alongY) + Math.abs(acrossY);
  const [along, across] = [x * cos + y * sin, y * cos - x * sin];
  return {
    corners: [
      { x: x - alongX - acrossX, y: y - alongY - acrossY },
      { x: x + alongX - acrossX, y: y + alongY - acrossY },
      { x: x + alongX + acrossX, y: y + alongY + acrossY },
      { x: x - alongX + acrossX, y: y - alongY + acrossY },
    ],
    left: x - reachX,
    right: x + reachX,
    top: y - reachY,
    bottom: y + reachY,
    axes: [
      { x: cos, y: sin, from: along - width / 2, to: along + width / 2 },
      { x: -sin, y: cos, from: across - height / 2, to: across + height / 2 },
    ],
  };
}

export const shapeOf = ({ x, y, width, height }: Box): Shape =>
  shapeWith(
    [
      { x, y },
      { x: x + width, y },
      { x: x + width, y: y + height },
      { x, y: y + height },
    ],
    [
      { x: 1, y: 0 },
      { x: 0, y: 1 },
    ],
  );

export function lineShape(start: Point, end: Point): Shape {
  let axes: readonly Axis[] | null = null;
  return {
    corners: [start, end],
    left: Math.min(start.x, end.x),
    right: Math.max(start.x, end.x),
    top: Math.min(start.y, end.y),
    bottom: Math.max(start.y, end.y),
    // Of most lines of a long run they are never asked for.
    get axes() {
      return (axes ??= axesOfLine(start, end));
    },
  };
}

/** Along it and across: a line has no breadth. */
function axesOfLine(start: Point, end: Point): Axis[] {
  const { x, y } = direction(start, end);
  const [from, across] = [start.x * x + start.y * y, start.y * x - start.x * y];
  return [
    { x, y, from, to: end.x * x + end.y * y },
    { x: -y, y: x, from: across, to: across },
  ];
}

/** Across each of its edges. */
export const polygon = (corners: readonly Point[]): Shape =>
  shapeWith(
    corners,
    corners.map((from, i) => {
      const along = direction(from, corners[(i + 1) % corners.length] ?? from);
      return { x: -along.y, y: along.x };
    }),
  );

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
}

function shapeWith(corners: readonly Point[], directions: readonly Point[]): Shape {
  const [left, right] = extent(corners, 1, 0);
  const [top, bottom] = extent(corners, 0, 1);
  const axes = directions.map(({ x, y }): Axis => {
    const [from, to] = extent(corners, x, y);
    return { x, y, from, to };
  });
  return { corners, left, right, top, bottom, axes };
}

/** From where to where some points reach in a direction. */
function extent(points: readonly Point[], x: number, y: number): [from: number, to: number] {
  let [from, to] = [Infinity, -Infinity];
  for (const point of points) {
    const along = point.x * x + point.y * y;
    if (along < from) from = along;
    if (along > to) to = along;
  }
  return [from, to];
}

/** Whether two shapes come nearer to one another than `clearance`: no axis separates them. */
export const touch = (a: Shape, b: Shape, clearance = 0): boolean =>
  // Most are far from one another: the upright boxes around them tell at once.
  a.right + 2 * clearance >= b.left &&
  b.right + 2 * clearance >= a.left &&
  a.bottom + 2 * clearance >= b.top &&
  b.bottom + 2 * clearance >= a.top &&
  !separates(a.axes, b.corners, clearance) &&
  !separates(b.axes, a.corners, clearance);

function separates(axes: readonly Axis[], points: readonly Point[], clearance: number): boolean {
  for (const axis of axes) {
    const [from, to] = extent(points, axis.x, axis.y);
    if (axis.to + clearance <= from || to + clearance <= axis.from) return true;
  }
  return false;
}

/** Shapes by their height. */
export function heightsOf(shapes: Iterable<Shape>): ByHeight<Shape> {
  const found = new ByHeight<Shape>();
  for (const shape of shapes) addShape(found, shape);
  return found;
}

export const addShape = (to: ByHeight<Shape>, shape: Shape): void =>
  to.add(shape, shape.top, shape.bottom);

/** Whether one of them touches a shape, or comes nearer to it than `clearance`. */
export const touched = (shapes: ByHeight<Shape>, shape: Shape, clearance: number): boolean =>
  shapes.some(shape.top - 2 * clearance, shape.bottom + 2 * clearance, (other) =>
    touch(shape, other, clearance),
  );

/** Whether two lines cross away from their ends. */
export function cross(a: Shape, b: Shape): boolean {
  const [a0, a1, b0, b1] = [a.corners[0], a.corners[1], b.corners[0], b.corners[1]];
  if (!a0 || !a1 || !b0 || !b1) return false;
  const [dax, day, dbx, dby] = [a1.x - a0.x, a1.y - a0.y, b1.x - b0.x, b1.y - b0.y];
  const determinant = dax * dby - day * dbx;
  if (determinant === 0) return false;
  const s = ((b0.x - a0.x) * dby - (b0.y - a0.y) * dbx) / determinant;
  const t = ((b0.x - a0.x) * day - (b0.y - a0.y) * dax) / determinant;
  const inside = (part: number) => part > 0.02 && part < 0.98;
  return inside(s) && inside(t);
}
