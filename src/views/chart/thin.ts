/** Less to draw where more lies in a column of pixels than can be told apart; what it looks like stays the same. */
import type { Point } from '../point.ts';

/** A step line: of each column the first, the lowest, the highest and the last place; null where it is interrupted. */
export function thinnedSteps(points: readonly (Point | null)[]): (Point | null)[] {
  const thinned: (Point | null)[] = [];
  let column: Point[] = [];
  const flush = () => {
    const [first] = column;
    const last = column.at(-1);
    if (first === undefined || last === undefined) return;
    const ys = column.map(({ y }) => y);
    const between = [Math.min(...ys), Math.max(...ys)]
      .filter((y) => y !== first.y && y !== last.y)
      .map((y) => ({ x: first.x, y }));
    thinned.push(...(column.length < 4 ? column : [first, ...between, last]));
    column = [];
  };
  for (const point of points) {
    const [first] = column;
    if (first !== undefined && (point === null || Math.floor(point.x) !== Math.floor(first.x)))
      flush();
    if (point === null) thinned.push(null);
    else column.push(point);
  }
  flush();
  return thinned;
}

/** A bar that stands in a column of pixels. */
export interface BarSpan {
  readonly x: number;
  /** Its upper and its lower end. */
  readonly high: number;
  readonly low: number;
}

/** Bars lower than this and one upon the other are one. */
const APART = 3;

export function thinnedBars(bars: readonly BarSpan[]): BarSpan[] {
  const thinned: BarSpan[] = [];
  const lastOf = new Map<number, number>();
  for (const bar of bars) {
    const column = Math.round(bar.x);
    const index = lastOf.get(column);
    const last = index === undefined ? undefined : thinned[index];
    const isSmall = bar.low - bar.high < APART;
    if (index !== undefined && last && isSmall && touch(last, bar)) {
      thinned[index] = {
        x: last.x,
        high: Math.min(last.high, bar.high),
        low: Math.max(last.low, bar.low),
      };
      continue;
    }
    lastOf.set(column, thinned.length);
    thinned.push(bar);
  }
  return thinned;
}

const touch = (one: BarSpan, other: BarSpan): boolean =>
  one.high - 1 <= other.low && other.high - 1 <= one.low;

/** Signs of which only the first in each cell is drawn. */
export function oneInEach<T extends Point>(signs: readonly T[], size: number): T[] {
  const seen = new Set<string>();
  return signs.filter(({ x, y }) => {
    const cell = `${Math.floor(x / size)} ${Math.floor(y / size)}`;
    if (seen.has(cell)) return false;
    seen.add(cell);
    return true;
  });
}
