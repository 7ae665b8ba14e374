/** A part of the run as a film: a GIF, which plays wherever a picture can be shown. */
import { GIFEncoder } from 'gifenc';
import { AS_BEFORE, padded, Painter, paletteOf } from './palette.ts';
import { draw } from './picture.ts';
import { FILM, sceneAt, SHEET, shotsOf, type FilmPart } from './scene.ts';
import { Stage, type Drawing } from './Stage.svelte.ts';

export interface Filming {
  readonly part: FilmPart;
  /** So many frames of so many are done. */
  readonly onprogress: (done: number, all: number) => void;
  /** The reader has changed their mind. */
  readonly signal: AbortSignal;
}

/** The colours of the film are those of frames at even distances. */
const SAMPLES = 7;

/** The film, or null where it was called off. */
export async function filmOf(
  drawing: Drawing,
  { part, onprogress, signal }: Filming,
): Promise<Blob | null> {
  const stage = new Stage(drawing, FILM.width);
  try {
    const canvas = document.createElement('canvas');
    const room = { fold: drawing.fold, height: stage.height, scale: stage.scale };
    const size = sceneAt(part.from, room).height + SHEET.head;
    [canvas.width, canvas.height] = [stage.width, size];
    const shoot = async (folded: number): Promise<Uint32Array> => {
      const context = await draw(stage.svgOf(sceneAt(folded, room)), canvas);
      return new Uint32Array(context.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
    };

    const { from, to } = part;
    const samples: Uint32Array[] = [];
    for (let i = 0; i <= SAMPLES; i++)
      samples.push(await shoot(from + (i / SAMPLES) * (to - from)));
    const palette = paletteOf(samples);
    const painter = new Painter(palette);
    const gif = GIFEncoder();
    const shots = shotsOf(part);
    for (const [i, { folded, lastsMs }] of shots.entries()) {
      if (signal.aborted) return null;
      const indices = painter.indicesOf(await shoot(folded));
      gif.writeFrame(indices, canvas.width, canvas.height, {
        delay: lastsMs,
        dispose: 1,
        transparent: i > 0,
        transparentIndex: AS_BEFORE,
        ...(i === 0 && { palette: padded(palette) }),
      });
      onprogress(i + 1, shots.length);
      await breath();
    }
    gif.finish();
    return new Blob([gif.bytes()], { type: 'image/gif' });
  } finally {
    stage.close();
  }
}

/** The page shows how far it is, and hears that the reader wants no more of it. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
