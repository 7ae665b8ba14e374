/** Zooming the sequence diagram. */
import { describe, expect, test } from 'vitest';
import { clampZoom, ZOOM } from '../../src/views/ladder/zoom.ts';
import { factorOfWheel } from '../../src/views/ladder/zoomable.ts';

describe('a wheel', () => {
  test('turned away enlarges, turned back makes it as it was', () => {
    const larger = factorOfWheel({ deltaY: -40, deltaMode: 0 });
    const smaller = factorOfWheel({ deltaY: 40, deltaMode: 0 });
    expect(larger).toBeGreaterThan(1);
    expect(larger * smaller).toBeCloseTo(1);
  });

  test('that counts in lines goes as far as one that counts in pixels', () => {
    expect(factorOfWheel({ deltaY: 1, deltaMode: 1 })).toBe(
      factorOfWheel({ deltaY: 16, deltaMode: 0 }),
    );
  });

  test('flung does not leap', () => {
    expect(factorOfWheel({ deltaY: -4000, deltaMode: 0 })).toBeLessThan(1.3);
  });
});

test('there is a largest and a smallest', () => {
  expect(clampZoom(100)).toBe(ZOOM.max);
  expect(clampZoom(0.001)).toBe(ZOOM.min);
  expect(clampZoom(1.2345)).toBeCloseTo(1.2345, 2);
});
