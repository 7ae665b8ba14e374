/**
 * Clocks of two captures, aligned by the packets between them: no packet arrives before it has left, the smallest delays there and back are
 * alike (as RFC 5905, 8, assumes), and drift is what makes all delays grow one way and shrink the other.
 */
import { describe, expect, test } from 'vitest';
import {
  clocksOf,
  oneClock,
  onClientsClock,
  type Crossings,
} from '../../../src/capture/pair/clocks.ts';
import { inTime } from '../../../src/capture/pair/copies.ts';

const MS = 1e6;

interface Between {
  readonly aheadNs: number;
  readonly ppm: number;
  /** Of each packet beyond the smallest. */
  readonly late?: (i: number) => number;
}

/** A packet each way every so often; the server's clock shows `aheadNs` more, and runs faster by `ppm`. */
function crossings(count: number, everyNs: number, { aheadNs, ppm, late = () => 0 }: Between) {
  const shown = (ns: number) => Math.round((ns * (1 + ppm / 1e6) + aheadNs) / 1000) * 1000;
  const each = Array.from({ length: count }, (_, i) => i * everyNs);
  return {
    toServer: each.map((at, i) => ({ leftNs: at, cameNs: shown(at + 20 * MS + late(2 * i)) })),
    toClient: each.map((at, i) => ({
      leftNs: shown(at + 5 * MS),
      cameNs: at + 25 * MS + late(2 * i + 1),
    })),
  } satisfies Crossings;
}

const found = (all: Crossings) => {
  const clocks = clocksOf(all);
  if (clocks === null) throw new Error('there are no packets');
  return clocks;
};

/** Always the same, and without a pattern. */
const jitter = (i: number): number => (Math.imul(i + 1, 0x9e3779b1) >>> 0) % (8 * MS);

describe('the offset', () => {
  test.each([0, 2.3 * MS, -2.3 * MS, 86_400e9, -1.7e18])('of %d ns', (aheadNs) => {
    const clocks = found(crossings(4, 100 * MS, { aheadNs, ppm: 0 }));
    expect(clocks.basis).toBe('bothWays');
    expect(Math.abs(onClientsClock(clocks, aheadNs))).toBeLessThanOrEqual(2000);
    expect(clocks.ways.server / MS).toBeCloseTo(20, 2);
  });

  test('is that of the smallest delays: what waits in queues does not count', () => {
    const clocks = found(crossings(60, 10 * MS, { aheadNs: 7 * MS, ppm: 0, late: jitter }));
    expect(clocks.drift).toBe(0);
    expect(Math.abs(onClientsClock(clocks, 7 * MS)) / MS).toBeLessThan(0.5);
  });
});

describe('the drift', () => {
  test.each([12, -12, 40, 0])('of %d ppm, where the capture is long enough to show it', (ppm) => {
    const clocks = found(crossings(40, 1000 * MS, { aheadNs: 3 * MS, ppm }));
    expect(-clocks.drift * 1e6).toBeCloseTo(ppm, 0);
    expect(clocks.ways.server / MS).toBeCloseTo(20, 2);
  });

  test('is not told of few packets, nor of what jitter makes of them', () => {
    expect(found(crossings(3, 1000 * MS, { aheadNs: 0, ppm: 12 })).drift).toBe(0);
    expect(found(crossings(50, 100 * MS, { aheadNs: 0, ppm: 0, late: jitter })).drift).toBe(0);
  });

  test('is taken whatever it is where a packet would arrive before it has left without it', () => {
    const clocks = found(crossings(3, 1000e9, { aheadNs: 0, ppm: 100 }));
    expect(-clocks.drift * 1e6).toBeCloseTo(100, 0);
    expect(clocks.isSteady).toBe(true);
  });

  test('no line fits a clock that was set: it says so', () => {
    const all = crossings(20, 100 * MS, { aheadNs: 0, ppm: 0 });
    const set = (ns: number) => (ns > 1000 * MS ? ns + 5e9 : ns);
    const clocks = found({
      toServer: all.toServer.map(({ leftNs, cameNs }) => ({ leftNs, cameNs: set(cameNs) })),
      toClient: all.toClient.map(({ leftNs, cameNs }) => ({ leftNs: set(leftNs), cameNs })),
    });
    expect(clocks.isSteady).toBe(false);
  });
});

test('packets of one way bound the clock on one side: the smallest delay is taken for 0', () => {
  const { toServer } = crossings(5, 100 * MS, { aheadNs: 0, ppm: 0 });
  expect(clocksOf({ toServer, toClient: [] })).toMatchObject({
    basis: 'oneWay',
    ways: { client: 0, server: 0 },
  });
  expect(clocksOf({ toServer: [], toClient: [] })).toBeNull();
});

test('one clock for both is believed as long as no packet arrives before it has left', () => {
  const ways = { client: 20 * MS, server: 20 * MS };
  expect(oneClock(crossings(3, MS, { aheadNs: 0, ppm: 0 }))).toMatchObject({ ways });
  expect(oneClock(crossings(3, MS, { aheadNs: 30 * MS, ppm: 0 }))).toBeNull();
});

describe('copies that nothing tells apart but time', () => {
  test.each([
    ['the last of three came', [0, 1000, 3000], [3050], [[2, 0]]],
    ['the first and the last came', [0, 1000, 3000], [50, 3050], [[0, 0], [2, 1]]], // prettier-ignore
    ['all came, some late', [0, 1, 2], [60, 61, 90], [[0, 0], [1, 1], [2, 2]]], // prettier-ignore
    ['none too soon for its way', [0, 45], [50], [[0, 0]]],
    ['nothing that had not left', [100], [50], []],
  ] as const)('%s', (_, left, came, same) => {
    const ns = (all: readonly number[]) => all.map((at) => at * MS);
    expect(inTime(ns(left), ns(came), 50 * MS)).toEqual(same);
  });
});
