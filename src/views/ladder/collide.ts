/** Whether things drawn touch: boxes turned by any angle, and lines. Plain geometry of convex polygons. */
import { ByHeight } from './byHeight.ts';
import type { Box, Point } from './marks.ts';

/** The corners of a convex polygon, in order; a line has two. */
export type Shape = readonly Point[];

/** A box around a point, turned by an angle in radians. */
export function turnedBox(middle: Point, width: number, height: number, angle: number): Shape {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u = 0, v = 0]) => {
    const [dx, dy] = [(u * width) / 2, (v * height) / 2];
    return { x: middle.x + dx * cos - dy * sin, y: middle.y + dx * sin + dy * cos };
  });
}

export const shapeOf = ({ x, y, width, height }: Box): Shape => [
  { x, y },
  { x: x + width, y },
  { x: x + width, y: y + height },
  { x, y: y + height },
];

/** Whether two convex shapes come nearer to one another than `clearance`: no axis separates them. */
export function touch(a: Shape, b: Shape, clearance = 0): boolean {
  if (isFarFrom(boundsOf(a), boundsOf(b), 2 * clearance)) return false;
  return ![...axes(a), ...axes(b)].some((axis) => {
    const [aFrom, aTo] = extent(a, axis);
    const [bFrom, bTo] = extent(b, axis);
    return aTo + clearance <= bFrom || bTo + clearance <= aFrom;
  });
}

type Bounds = readonly [left: number, right: number, top: number, bottom: number];

/** Most shapes are far from one another, and each is compared with many: the upright boxes around them tell at once. */
const known = new WeakMap<Shape, Bounds>();

/** Shapes by their height. */
export function heightsOf(shapes: Iterable<Shape>): ByHeight<Shape> {
  const found = new ByHeight<Shape>();
  for (const shape of shapes) addShape(found, shape);
  return found;
}

export function addShape(to: ByHeight<Shape>, shape: Shape): void {
  const [, , top, bottom] = boundsOf(shape);
  to.add(shape, top, bottom);
}

/** Those that touch a shape, or come near. */
export function around(shapes: ByHeight<Shape>, shape: Shape, clearance: number): Shape[] {
  const [, , top, bottom] = boundsOf(shape);
  return shapes.near(top - 2 * clearance, bottom + 2 * clearance);
}

/** The upright box around a shape. */
export function boundsOf(shape: Shape): Bounds {
  const bounds = known.get(shape);
  if (bounds !== undefined) return bounds;
  const [xs, ys] = [shape.map(({ x }) => x), shape.map(({ y }) => y)];
  const found: Bounds = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  known.set(shape, found);
  return found;
}

const isFarFrom = (a: Bounds, b: Bounds, clearance: number): boolean =>
  a[1] + clearance < b[0] ||
  b[1] + clearance < a[0] ||
  a[3] + clearance < b[2] ||
  b[3] + clearance < a[2];

/** The directions that could separate: across each edge; along it too for a line, which has no breadth. */
function axes(shape: Shape): Point[] {
  return shape.flatMap((from, i) => {
    const to = shape[(i + 1) % shape.length] ?? from;
    const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length };
    const across = { x: -along.y, y: along.x };
    return shape.length === 2 ? [along, across] : [across];
  });
}

function extent(shape: Shape, axis: Point): [from: number, to: number] {
  const along = shape.map((point) => point.x * axis.x + point.y * axis.y);
  return [Math.min(...along), Math.max(...along)];
}

/** Where two lines cross, if they do so away from their ends. */
export function crossing(a: Shape, b: Shape): Point | null {
  const [a0, a1, b0, b1] = [a[0], a[1], b[0], b[1]];
  if (!a0 || !a1 || !b0 || !b1) return null;
  const [dax, day, dbx, dby] = [a1.x - a0.x, a1.y - a0.y, b1.x - b0.x, b1.y - b0.y];
  const determinant = dax * dby - day * dbx;
  if (determinant === 0) return null;
  const s = ((b0.x - a0.x) * dby - (b0.y - a0.y) * dbx) / determinant;
  const t = ((b0.x - a0.x) * day - (b0.y - a0.y) * dax) / determinant;
  const inside = (part: number) => part > 0.02 && part < 0.98;
  return inside(s) && inside(t) ? { x: a0.x + s * dax, y: a0.y + s * day } : null;
}
