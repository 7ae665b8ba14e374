/** The receive buffer of Linux follows the application ("dynamic right-sizing"), within tcp_rmem, unless SO_RCVBUF fixes it. */
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { endAfter } from '../../src/trace/moment.ts';

/** The largest window that the server offers while 600 kB come over a path of 100 ms, and how long they take, in seconds. */
function bulk(server: Partial<Profile> = {}) {
  const trace = simulate({
    id: 'bulk',
    profile: 'linux',
    client: { iss: [1000] },
    server: { iss: [5000], settings: server },
    link: { delayUs: ms(50) },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: 1, side: 'client', call: 'connect' },
      { atUs: s(1), side: 'client', call: 'send', bytes: 600_000 },
    ],
  });
  const offered = trace.steps.map(({ index }) => endAfter(trace, 'server', index).tcb?.rcvWnd ?? 0);
  const lastData = trace.flights.findLast(({ segment }) => segment.dataLen > 0);
  return {
    largest: Math.max(...offered),
    grows: trace.steps.some(({ rules }) => rules.includes('linux.bufferGrows')),
    seconds: (lastData?.sentAt ?? Infinity) / 1e6 - 1,
  };
}

const usual = bulk();

test('the window grows with what the application takes in a round trip, so that it does not hold the sender back', () => {
  expect(usual.grows).toBe(true);
  expect(usual.largest).toBeGreaterThan(4 * 65_535);
});

describe('it stays as it is', () => {
  test.each([
    ['where the program has set SO_RCVBUF', { rcvBuf: 131_072, rcvBufLocked: true }],
    ['with tcp_moderate_rcvbuf=0', { rcvBufGrows: false }],
    // half of the memory is for what segments take up beside their octets
    ['at the largest of tcp_rmem', { rcvBufMax: 131_072 }],
  ] satisfies [string, Partial<Profile>][])('%s', (_where, settings) => {
    const { grows, largest, seconds } = bulk(settings);
    expect(grows).toBe(false);
    expect(largest).toBeLessThanOrEqual(131_072);
    expect(seconds).toBeGreaterThan(usual.seconds);
  });
});

test('an application that does not read makes nothing grow: the window shuts', () => {
  expect(bulk({ autoRead: false }).grows).toBe(false);
});
