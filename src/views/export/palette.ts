/**
 * The colours of a film. A diagram is made of a few flat colours, which a GIF can have exactly, and of many that lie between
 * two of them at the edges of letters and lines, for which a similar one will do.
 */
import { nearestColorIndex, quantize } from 'gifenc';

export type Palette = readonly (readonly [number, number, number])[];

/** One less than a GIF can have: the last place is for what is as it was in the frame before. */
const MOST = 255;
export const AS_BEFORE = 255;

/** So many of the most frequent colours are had exactly. */
const EXACT = 128;

/** The palette for frames like these; each pixel is a number, as the canvas has it. */
export function paletteOf(frames: readonly Uint32Array[]): Palette {
  const counts = new Map<number, number>();
  for (const frame of frames) {
    for (const pixel of frame) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  }
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([pixel]) => pixel);
  const exact = byCount.slice(0, EXACT).map(partsOf);
  const others = new Uint32Array(byCount.slice(EXACT));
  if (others.length === 0) return exact;
  const similar = quantize(new Uint8Array(others.buffer), MOST - exact.length);
  return [...exact, ...similar.map(([r = 0, g = 0, b = 0]) => [r, g, b] as const)];
}

/** Writes frames with the colours of a palette. */
export class Painter {
  readonly #palette: Palette;
  readonly #known = new Map<number, number>();
  #before: Uint32Array | null = null;

  constructor(palette: Palette) {
    this.#palette = palette;
  }

  /** The place of each pixel's colour; a pixel that is as it was costs nothing in the file. */
  indicesOf(frame: Uint32Array): Uint8Array {
    const [before, known] = [this.#before, this.#known];
    const indices = new Uint8Array(frame.length);
    for (let i = 0; i < frame.length; i++) {
      const pixel = frame[i] ?? 0;
      if (before !== null && before[i] === pixel) {
        indices[i] = AS_BEFORE;
        continue;
      }
      let index = known.get(pixel);
      if (index === undefined) {
        index = nearestColorIndex(this.#palette, partsOf(pixel));
        known.set(pixel, index);
      }
      indices[i] = index;
    }
    this.#before = frame;
    return indices;
  }
}

/** As long as the file has it: with all places. */
export const padded = (palette: Palette): Palette => [
  ...palette,
  ...Array.from({ length: AS_BEFORE + 1 - palette.length }, () => [0, 0, 0] as const),
];

/** Red, green and blue of a pixel; the canvas has them in this order in memory, the lowest first. */
const partsOf = (pixel: number): readonly [number, number, number] => [
  pixel & 255,
  (pixel >> 8) & 255,
  (pixel >> 16) & 255,
];
