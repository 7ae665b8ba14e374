/** Texts in the outer column: as near as possible to the middle of what they belong to, and clear of one another. */
import type { Side } from '../../trace/side.ts';
import type { Box, NoteMark } from './marks.ts';
import type { LayoutContext } from './options.ts';
import { linesOf, textWidth } from './text.ts';

interface Room {
  readonly side: Side;
  readonly top: number;
  readonly bottom: number;
  /** What stands in the column already. */
  readonly occupied: readonly Box[];
  readonly context: LayoutContext;
}

/** Between two texts, one below the other. */
const CLEARANCE = 3;

/** Places a text beside a bracket; null where there is no room. */
export function noteFor(text: string, room: Room): NoteMark | null {
  return room.context.measures.compact ? turnedNote(text, room) : flatNote(text, room);
}

function flatNote(text: string, { side, top, bottom, occupied, context }: Room): NoteMark | null {
  const { note, columns } = context.measures;
  const { out, noteInner, noteOuter } = columns[side];
  const lines = linesOf(text, Math.abs(noteOuter - noteInner), note);
  const width = Math.max(...lines.map((line) => textWidth(line, note)));
  const height = lines.length * lineHeight(note);
  const y = freePlace((top + bottom) / 2, height, { top, bottom }, occupied);
  if (y === null) return null;
  const box = { x: out > 0 ? noteInner : noteInner - width, y: y - height / 2, width, height };
  return { x: noteInner, y, lines, anchor: out > 0 ? 'start' : 'end', turned: false, box };
}

export const lineHeight = (size: number): number => Math.round(size * 1.3);

/** The middle nearest to `wanted` at which a text of this height touches nothing and stays within its range, or near. */
function freePlace(
  wanted: number,
  height: number,
  { top, bottom }: { readonly top: number; readonly bottom: number },
  occupied: readonly Box[],
): number | null {
  const half = height / 2 + CLEARANCE;
  const edges = occupied.flatMap((box) => [box.y - half, box.y + box.height + half]);
  const isFree = (y: number) =>
    y - half >= Math.min(top, wanted - half) &&
    y + half <= Math.max(bottom, wanted + half) &&
    y - half >= 0 &&
    occupied.every((box) => y + half <= box.y + 0.01 || y - half >= box.y + box.height - 0.01);
  const places = [wanted, ...edges].filter(isFree);
  places.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  return places[0] ?? null;
}

/** On a phone, text runs along the bracket. */
function turnedNote(text: string, { side, top, bottom, occupied, context }: Room): NoteMark | null {
  const { note, columns } = context.measures;
  const { out, noteInner } = columns[side];
  const height = textWidth(text, note);
  const y = (top + bottom) / 2;
  const box = { x: out > 0 ? noteInner : noteInner - note, y: y - height / 2, width: note, height };
  const hit = occupied.some(
    (other) =>
      other.y < box.y + height && box.y < other.y + other.height && overlapsAcross(other, box),
  );
  if (bottom - top < height + 4 || hit) return null;
  return { x: box.x + note / 2, y, lines: [text], anchor: 'middle', turned: true, box };
}

const overlapsAcross = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width;
