/** What a capture cannot have seen, because it begins later than the other or ends sooner, is neither lost nor made by another host. */
import { describe, expect, test } from 'vitest';
import { pairOf } from '../../../src/capture/pair/pair.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { SIDES } from '../../../src/trace/side.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { capture as chinese } from '../../../src/words/zh/capture.ts';
import { captureOf } from './captures.ts';

const run = simulate(scenarioById('sack-one-loss'));
const [client, server] = [captureOf(run, 'client'), captureOf(run, 'server')];

/** What a capture has from one of its frames up to another. */
function part(whole: CapturedConnection, from: number, to = Infinity): CapturedConnection {
  const all = whole.segments.slice(from, to);
  const [startNs, endNs] = [all[0]?.atNs ?? 0, all.at(-1)?.atNs ?? 0];
  const segments = all.map((one) => ({ ...one, atNs: one.atNs - startNs }));
  return { ...whole, segments, endNs: endNs - startNs };
}

function crossedIn(first: CapturedConnection, second: CapturedConnection) {
  const pair = pairOf(first, second);
  if (typeof pair === 'string') throw new Error(pair);
  return pair.crossed;
}

const sumOf = (by: ReturnType<typeof crossedIn>, of: 'lost' | 'unsent' | 'outside'): number =>
  SIDES.reduce((sum, side) => sum + by[side][of], 0);

describe('the capture of the server', () => {
  const all = server.segments.length;

  test.each(Array.from({ length: all - 4 }, (_, i) => i + 1))('begins %d frames late', (from) => {
    const crossed = crossedIn(client, part(server, from));
    expect(sumOf(crossed, 'lost')).toBeLessThanOrEqual(1);
    expect(sumOf(crossed, 'unsent')).toBe(0);
    expect(sumOf(crossed, 'outside')).toBeGreaterThanOrEqual(from);
  });

  test.each(Array.from({ length: all - 4 }, (_, i) => i + 1))('ends %d frames soon', (less) => {
    const crossed = crossedIn(client, part(server, 0, all - less));
    expect(sumOf(crossed, 'lost')).toBeLessThanOrEqual(1);
    expect(sumOf(crossed, 'unsent')).toBe(0);
    expect(sumOf(crossed, 'outside')).toBeGreaterThanOrEqual(less);
  });
});

test('a SYN that was lost before the server captured anything: nothing is said to have come through', () => {
  const lost = simulate(scenarioById('syn-lost'));
  const crossed = crossedIn(captureOf(lost, 'client'), captureOf(lost, 'server'));
  expect(crossed.client).toMatchObject({ lost: 0, outside: 1 });
  expect(english.pair.crossed(crossed)).toBe(
    'As long as both captures ran, no segment was lost between client and server. ' +
      '1 segment is in one capture alone, because the other begins later or ends sooner.',
  );
  expect(chinese.pair.crossed(crossed)).toBe(
    '两边都在抓包期间，客户端与服务器之间没有丢包。有 1 个报文段只在一个抓包中：另一个抓包开始得更晚或结束得更早。',
  );
});

test('a frame that a capture missed in its midst is not said to be outside of it', () => {
  const missed = { ...server, segments: server.segments.filter((_, i) => i !== 4) };
  expect(sumOf(crossedIn(client, missed), 'outside')).toBe(0);
  expect(english.pair.crossed(crossedIn(client, missed))).toContain(
    '1 segment arrived and was not',
  );
});
