/** What depends on the moment: which segments are on their way and where, and where the clock may stand. */
import { between } from './arrows.ts';
import type { ArrowMark, Box, LadderMarks, Point, RailMark } from './marks.ts';
import type { Measures } from './measures.ts';
import { textWidth } from './text.ts';

/** A segment under way. */
export interface Dot extends Point {
  readonly key: string;
  readonly arrow: ArrowMark;
}

/** The segments in flight when the playhead is at `y`: each is where its line meets the playhead. */
export function dotsAt(arrows: readonly ArrowMark[], y: number): Dot[] {
  return arrows.flatMap((arrow) => {
    const { start, end, key } = arrow;
    if (!hasBegun(start.y, y) || y >= end.y - NEAR) return [];
    const passed = Math.min(Math.max((y - start.y) / (end.y - start.y), 0), 1);
    return [{ key, arrow, ...between(start, end, passed) }];
  });
}

/** Whether what begins at `top` has begun when the playhead is at `y`. */
export const hasBegun = (top: number, y: number): boolean => top <= y + NEAR;

/** Sums of lengths differ in the last digits. */
const NEAR = 0.01;

/** Between the line and a name that is as wide as its block. */
const CLEAR = 3;

/**
 * The pieces of the playhead's line: across the whole ladder, but not through the name of a state. (Other words have a
 * rim in the colour of the ground, which interrupts the line as well.)
 */
export function lineAt(
  y: number,
  rails: readonly RailMark[],
  [left, right]: readonly [number, number],
): [from: number, to: number][] {
  const named = rails.filter(({ name, y: top, height }) => {
    if (y < top || y > top + height) return false;
    return name.at.some((place) => Math.abs(place.y - y) <= name.reach);
  });
  named.sort((a, b) => a.x - b.x);
  const pieces: [number, number][] = [];
  let from = left;
  for (const rail of named) {
    pieces.push([from, rail.x - CLEAR]);
    from = rail.x + rail.width + CLEAR;
  }
  return [...pieces, [from, right]];
}

/** On a phone the outer columns hold turned words alone: what were left of the line beside one would be a dash. */
export const endsWithoutClock = ({ compact, columns, width }: Measures): [number, number] =>
  compact ? [columns.client.noteInner, columns.server.noteInner] : [0, width];

const CLOCK_HEIGHT = 20;

/** How far from the playhead the clock may stand before it changes to the other side. */
const CLOCK_NUDGE = 22;

/**
 * The clock stands in the outer column, at the playhead's end, clear of the words there: right at the line if it can,
 * else a little above or below it, else on the other side.
 */
export function clockBox(y: number, clock: string, marks: LadderMarks, measures: Measures): Box {
  const { columns, note } = measures;
  const width = Math.max(textWidth(clock, note) + 18, 66);
  const places = (['server', 'client'] as const).map((side) => {
    const words = [
      ...marks.tags.filter((tag) => tag.side === side).map((tag) => tag.box),
      ...marks.lanes.flatMap(({ side: of, labels }) =>
        of === side ? labels.map(({ box }) => box) : [],
      ),
      ...marks.brackets.flatMap(({ side: of, text }) => (of === side && text ? [text.box] : [])),
    ];
    const middle = freeMiddle(y, words, marks.height);
    const column = columns[side];
    const x = side === 'server' ? Math.min(column.noteInner, measures.width - width - 1) : 1;
    return { x, middle, away: Math.abs(middle - y) };
  });
  const [right, left] = places;
  const best = right && left && right.away > CLOCK_NUDGE && left.away < right.away ? left : right;
  return {
    x: best?.x ?? 0,
    y: (best?.middle ?? y) - CLOCK_HEIGHT / 2,
    width,
    height: CLOCK_HEIGHT,
  };
}

/** The middle nearest to the playhead at which the clock covers no word. */
function freeMiddle(y: number, words: readonly Box[], height: number): number {
  const half = CLOCK_HEIGHT / 2 + 1;
  const lowest = Math.max(y, half);
  const edges = words.flatMap((box) => [box.y - half, box.y + box.height + half]);
  const isFree = (middle: number) =>
    middle >= half &&
    middle <= height - half &&
    words.every(
      (box) => middle + half <= box.y + NEAR || middle - half >= box.y + box.height - NEAR,
    );
  const free = [lowest, ...edges].filter(isFree);
  free.sort((a, b) => Math.abs(a - y) - Math.abs(b - y));
  return free[0] ?? lowest;
}

/** How long a loss is the news, in pixels of the playhead's way. */
const NEWS = 18;

/** Whether the playhead has just come to where a segment is lost. */
export const isStruck = ({ ends, end }: ArrowMark, y: number): boolean =>
  ends === 'lost' && y >= end.y - 0.5 && y < end.y + NEWS;
