/** The pictures of the lessons: a few segments and the phases at both ends, kept within their frame. */
import { describe, expect, test } from 'vitest';
import { LESSON_IDS } from '../../src/cases/lessons/index.ts';
import { pictureOf } from '../../src/app/pages/lessons/pictures.ts';
import { layoutPicture } from '../../src/views/lessons/layout.ts';

const SIZE = { width: 168, height: 108 };
const drawn = (id: (typeof LESSON_IDS)[number], size = SIZE) => {
  const { trace, ...range } = pictureOf(id);
  return layoutPicture(trace, { ...range, ...size });
};

describe.each(LESSON_IDS)('%s', (id) => {
  const { trace, first, last } = pictureOf(id);
  const { stays, lines } = drawn(id);

  test('two to six segments, each where it was sent', () => {
    expect(lines.length).toBe(last - first + 1);
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.length).toBeLessThanOrEqual(6);
    lines.forEach(({ from, start, end, head, again }, i) => {
      const flight = trace.flights[first + i]!;
      expect(from).toBe(flight.from);
      expect(Math.sign(end.x - start.x)).toBe(from === 'client' ? 1 : -1);
      expect(end.y).toBeGreaterThan(start.y);
      expect(head === null).toBe(flight.fate === 'lost');
      expect(again).toBe(flight.again !== null);
    });
  });

  test('everything is inside', () => {
    for (const { start, end } of lines) {
      for (const { x, y } of [start, end]) {
        expect(x).toBeGreaterThan(0);
        expect(x).toBeLessThan(SIZE.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(SIZE.height);
      }
    }
    for (const { x, y, width, height } of stays) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(SIZE.width);
      expect(y + height).toBeLessThanOrEqual(SIZE.height);
    }
  });

  test('each end has a phase from top to bottom, no two of them overlap', () => {
    for (const side of ['client', 'server'] as const) {
      const rail = stays.filter((stay) => stay.side === side);
      expect(rail[0]?.y).toBe(0);
      rail.slice(1).forEach(({ y }, i) => {
        expect(y).toBeGreaterThan(rail[i]!.y + rail[i]!.height);
      });
    }
  });
});

test('a handshake goes from closed over opening to open at both ends', () => {
  const phases = (side: string) =>
    drawn('why-three')
      .stays.filter((stay) => stay.side === side)
      .map(({ phase }) => phase);
  expect(phases('client')).toEqual(['closed', 'opening', 'open']);
  expect(phases('server')).toEqual(['closed', 'opening', 'open']);
});

test('a lost segment ends half way', () => {
  const [lost] = drawn('losing-the-handshake').lines;
  expect(lost!.end.x).toBeCloseTo(SIZE.width / 2);
});
