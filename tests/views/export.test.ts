/** Pictures and films of a run: the numbers behind them, and colours as files have them. */
import { describe, expect, test } from 'vitest';
import { scenarioById } from '../../src/scenarios/index.ts';
import { foldOf } from '../../src/trace/fold/index.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { colourOf } from '../../src/views/export/colour.ts';
import { AS_BEFORE, padded, Painter, paletteOf } from '../../src/views/export/palette.ts';
import { FILM, lengthOf, scaleFor, sceneAt, SHEET, shotsOf } from '../../src/views/export/scene.ts';

const trace = simulate(scenarioById('last-ack-lost'));
const fold = foldOf(trace);

describe('a film', () => {
  const part = { from: 100, to: 400, speed: 1 };

  test('moves evenly from its beginning to its end, and rests there', () => {
    const shots = shotsOf(part);
    expect(shots[0]).toEqual({ folded: 100, lastsMs: FILM.frameMs });
    expect(shots.at(-1)).toEqual({ folded: 400, lastsMs: FILM.lastMs });
    const steps = shots.slice(1, -1).map(({ folded }, i) => folded - (shots[i]?.folded ?? 0));
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0);
  });

  test('is half as long at twice the speed; a frame takes as long in the player', () => {
    const [once, twice] = [1, 2].map((speed) => shotsOf({ ...part, speed }).length - 1);
    expect(once).toBeGreaterThan(10);
    expect(Math.abs((once ?? 0) - 2 * (twice ?? 0))).toBeLessThanOrEqual(1);
    // A segment on its way takes 900 ms, on 54 units of the axis.
    expect((once ?? 0) * FILM.frameMs).toBeCloseTo((300 / 54) * 900, -2);
    const { frames, seconds } = lengthOf(part);
    expect(frames).toBe((once ?? 0) + 1);
    expect(seconds).toBeCloseTo(((once ?? 0) * FILM.frameMs + FILM.lastMs) / 1000);
  });

  test('has the playhead in its window, at true time, and nothing beyond the diagram', () => {
    const room = { fold, height: fold.length + 64, scale: 1 };
    for (const { folded } of shotsOf({ from: 0, to: fold.length, speed: 4 })) {
      const { y, at, top, height } = sceneAt(folded, room);
      expect(at).toBe(fold.toTime(folded));
      expect(y).toBeGreaterThanOrEqual(top);
      expect(y).toBeLessThanOrEqual(top + height);
      expect(top).toBeGreaterThanOrEqual(0);
      expect(top + height).toBeLessThanOrEqual(Math.ceil(room.height));
      expect(height + SHEET.head).toBe(FILM.height);
    }
  });
});

test('a picture is as large as wanted, or as browsers can draw it', () => {
  expect(scaleFor(960, 1300, 2)).toBe(2);
  const tall = scaleFor(960, 24_000, 2);
  expect(24_000 * tall).toBeLessThanOrEqual(16_000);
  expect(960 * tall * 24_000 * tall).toBeLessThanOrEqual(64_000_000);
});

test('colours as browsers compute them', () => {
  expect(colourOf('rgb(10, 102, 179)')).toEqual({ hex: '#0a66b3', alpha: 1 });
  expect(colourOf('rgba(10, 102, 179, 0.5)')).toEqual({ hex: '#0a66b3', alpha: 0.5 });
  expect(colourOf('color(srgb 1 0.2 0 / 0.25)')).toEqual({ hex: '#ff3300', alpha: 0.25 });
  expect(colourOf('transparent')?.alpha).toBe(0);
  expect(colourOf('none')).toBeNull();
  expect(colourOf('url("#hatch")')).toBeNull();
});

describe('the palette of a film', () => {
  const opaque = (r: number, g: number, b: number) =>
    ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
  const flat = [opaque(255, 240, 191), opaque(205, 238, 224), opaque(18, 21, 26)];
  /** Three flat colours, and a thousand between black and white. */
  const frame = new Uint32Array([
    ...flat.flatMap((colour) => Array.from({ length: 500 }, () => colour)),
    ...Array.from({ length: 1000 }, (_, i) => opaque(i >> 2, (i * 7) & 255, (i * 13) & 255)),
  ]);
  const palette = paletteOf([frame]);

  test('has the flat colours exactly, and a place for what is as it was', () => {
    expect(palette.length).toBeLessThanOrEqual(AS_BEFORE);
    expect(palette).toEqual(
      expect.arrayContaining([
        [255, 240, 191],
        [205, 238, 224],
        [18, 21, 26],
      ]),
    );
    expect(padded(palette)).toHaveLength(256);
  });

  test('paints what has changed, and only that', () => {
    const painter = new Painter(palette);
    const first = painter.indicesOf(frame);
    expect(palette[first[0] ?? -1]).toEqual([255, 240, 191]);
    expect(first.includes(AS_BEFORE)).toBe(false);
    const next = frame.slice();
    next[7] = flat[1] ?? 0;
    const second = painter.indicesOf(next);
    expect(palette[second[7] ?? -1]).toEqual([205, 238, 224]);
    expect(second.filter((index) => index !== AS_BEFORE)).toHaveLength(1);
  });
});
