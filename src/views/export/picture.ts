/** The whole run as a picture: SVG, and drawn from it PNG. */
import { scaleFor, SHEET, wholeScene } from './scene.ts';
import { Stage, type Drawing } from './Stage.svelte.ts';

/** As wide as the diagram has room for all it says. */
const WIDTH = 960;

/** Twice as large as it is on the page, so that it is sharp on any screen and in print. */
const SCALE = 2;

export interface Picture {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export function pictureOf(drawing: Drawing): Picture {
  const stage = new Stage(drawing, WIDTH);
  try {
    const svg = stage.svgOf(wholeScene(stage.height));
    return { svg, width: stage.width, height: SHEET.head + stage.height };
  } finally {
    stage.close();
  }
}

export async function pngOf({ svg, width, height }: Picture): Promise<Blob> {
  const canvas = document.createElement('canvas');
  const scale = scaleFor(width, height, SCALE);
  canvas.width = Math.floor(width * scale);
  canvas.height = Math.floor(height * scale);
  await draw(svg, canvas);
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('not drawn'))), 'image/png'),
  );
}

/** Draws a picture over the whole of a canvas. */
export async function draw(
  svg: string,
  canvas: HTMLCanvasElement,
): Promise<CanvasRenderingContext2D> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('there is nothing to draw on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context;
  } finally {
    URL.revokeObjectURL(url);
  }
}
