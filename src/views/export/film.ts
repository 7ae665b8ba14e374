/** A stretch of the run as a film: a GIF, which plays wherever a picture can be shown. */
import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { draw } from './picture.ts';
import { FILM, sceneAt, SHEET, shotsOf, type Stretch } from './scene.ts';
import { Stage, type Subject } from './Stage.svelte.ts';

export interface Filming {
  readonly stretch: Stretch;
  /** So many frames of so many are done. */
  readonly onprogress: (done: number, all: number) => void;
  /** The reader has changed their mind. */
  readonly signal: AbortSignal;
}

/** One colour less than a GIF can have: the last one is for what is as it was in the frame before. */
const COLOURS = 255;
const AS_BEFORE = 255;
const FORMAT = 'rgb565';

/** The film, or null where it was called off. */
export async function filmOf(
  subject: Subject,
  { stretch, onprogress, signal }: Filming,
): Promise<Blob | null> {
  const stage = new Stage(subject, FILM.width);
  try {
    const canvas = document.createElement('canvas');
    const room = { fold: subject.fold, height: stage.height, scale: stage.scale };
    const size = sceneAt(stretch.from, room).height + SHEET.head;
    [canvas.width, canvas.height] = [stage.width, size];
    const shoot = async (folded: number): Promise<Uint8ClampedArray> => {
      const context = await draw(stage.svgOf(sceneAt(folded, room)), canvas);
      return context.getImageData(0, 0, canvas.width, canvas.height).data;
    };

    const palette = await paletteOf(stretch, shoot);
    const gif = GIFEncoder();
    const shots = shotsOf(stretch);
    let before: Uint32Array | null = null;
    for (const [i, { folded, lastsMs }] of shots.entries()) {
      if (signal.aborted) return null;
      const pixels = await shoot(folded);
      const indices = applyPalette(pixels, palette, FORMAT);
      const now = new Uint32Array(pixels.buffer);
      leaveOut(indices, now, before);
      before = now;
      gif.writeFrame(indices, canvas.width, canvas.height, {
        delay: lastsMs,
        dispose: 1,
        transparent: i > 0,
        transparentIndex: AS_BEFORE,
        ...(i === 0 && { palette }),
      });
      onprogress(i + 1, shots.length);
    }
    gif.finish();
    return new Blob([gif.bytes()], { type: 'image/gif' });
  } finally {
    stage.close();
  }
}

/** The colours of the whole film: those of its beginning, its middle and its end. */
async function paletteOf(
  { from, to }: Stretch,
  shoot: (folded: number) => Promise<Uint8ClampedArray>,
): Promise<number[][]> {
  const seen: number[] = [];
  for (const folded of [from, (from + to) / 2, to]) {
    for (const pixel of new Set(new Uint32Array((await shoot(folded)).buffer))) seen.push(pixel);
  }
  const colours = quantize(new Uint8ClampedArray(new Uint32Array(seen).buffer), COLOURS, {
    format: FORMAT,
  });
  // The palette of a GIF is a power of two long.
  while (colours.length <= AS_BEFORE) colours.push([0, 0, 0]);
  return colours;
}

/** What is as it was before is left out: long runs of one number are short in the file. */
function leaveOut(indices: Uint8Array, now: Uint32Array, before: Uint32Array | null): void {
  if (before === null) return;
  for (let i = 0; i < now.length; i++) if (now[i] === before[i]) indices[i] = AS_BEFORE;
}
