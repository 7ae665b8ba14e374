/** Two captures of one connection: what is the same packet, which capture is whose, and what is no pair. */
import { describe, expect, test } from 'vitest';
import { follow } from '../../../src/capture/follow/follow.ts';
import { clockDifference, pairOf, type PairedCaptures } from '../../../src/capture/pair/pair.ts';
import { sameConnectionIn } from '../../../src/capture/pair/sameConnection.ts';
import type { CapturedConnection } from '../../../src/capture/captured.ts';
import { words as en } from '../../../src/words/en/index.ts';
import { capture as english } from '../../../src/words/en/capture.ts';
import { capture as chinese } from '../../../src/words/zh/capture.ts';
import { pairSentences } from '../../../src/words/sentences/capturePair.ts';
import { toPcapng } from '../../../src/export/toCapture.ts';
import { scenarioById } from '../../../src/scenarios/index.ts';
import { simulate } from '../../../src/simulation/simulate.ts';
import { exchange } from '../exchange.ts';
import { byClock, captureOf, listOf } from './captures.ts';

function captured(text: string): CapturedConnection {
  const found = exchange(text).connection(0);
  if (found === null) throw new Error('no such connection');
  return found.connection;
}

const paired = (pair: ReturnType<typeof pairOf>): PairedCaptures => {
  if (typeof pair === 'string') throw new Error(pair);
  return pair;
};

const lossy = simulate(scenarioById('sack-one-loss'));
const [client, server] = [captureOf(lossy, 'client'), captureOf(lossy, 'server')];

test('in whichever order they are given, the client is where its packets are captured sooner', () => {
  expect(paired(pairOf(client, server)).client).toBe('first');
  expect(paired(pairOf(server, client)).client).toBe('second');
  expect(paired(pairOf(server, client)).crossed).toEqual(paired(pairOf(client, server)).crossed);
});

test('a translator of addresses leaves the numbers: it is the same connection', () => {
  const sockets = { client: { address: '198.51.100.1', port: 1 }, server: server.sockets.server };
  const { connection } = paired(pairOf(client, { ...server, sockets }));
  expect(connection.sockets).toEqual(client.sockets);
});

describe('what a network card cuts', () => {
  const FROM = `
    0ms client S 100 id 1
    20ms server SA 300 ack 101 id 1
    20ms client A 101 ack 301 id 2
    30ms client PA 101:4101 ack 301 id 3
    51ms server A 301 ack 4101 id 2`;
  const CAME = `
    10ms client S 100 id 1
    10ms server SA 300 ack 101 id 1
    30ms client A 101 ack 301 id 2
    40ms client A 101:1101 ack 301 id 3
    40ms client A 1101:2101 ack 301 id 4
    41ms client PA 2101:4101 ack 301 id 5
    41ms server A 301 ack 4101 id 2`;

  test('one large segment is the several that came of it', () => {
    const { connection, crossed } = paired(pairOf(captured(FROM), captured(CAME)));
    expect(crossed.client).toEqual({ both: 5, lost: 0, unsent: 0, outside: 0 });
    const parts = follow(connection).trace.flights.filter(({ segment }) => segment.dataLen > 0);
    expect(parts.map(({ segment }) => segment.dataLen)).toEqual([1000, 1000, 2000]);
  });

  test('and the one of them that did not come is lost', () => {
    const some = CAME.split('\n')
      .filter((line) => !line.includes('1101:2101'))
      .join('\n');
    expect(paired(pairOf(captured(FROM), captured(some))).crossed.client).toMatchObject({
      lost: 1,
    });
  });
});

test('what came and was not seen to leave is told', () => {
  const forged = { ...server, segments: [...server.segments] };
  const at = forged.segments.findIndex(({ segment }) => segment.dataLen > 0);
  const one = forged.segments[at];
  if (one === undefined) throw new Error('no data');
  forged.segments.splice(at, 0, {
    ...one,
    ...{ frame: 99, ipId: 40_000 },
    segment: { ...one.segment, rst: true, dataLen: 0, psh: false },
  });
  const { connection, crossed } = paired(pairOf(client, forged));
  expect(crossed.client.unsent).toBe(1);
  expect(connection.segments.filter(({ passage }) => passage?.left === null)).toHaveLength(1);
});

test('where the peer was not watched nothing is seen to be lost', () => {
  const late = server.segments[6]?.atNs ?? 0;
  const segments = server.segments.slice(6).map((one) => ({ ...one, atNs: one.atNs - late }));
  const begun = { ...server, segments, endNs: server.endNs - late };
  const { connection, crossed } = paired(pairOf(client, begun));
  expect(crossed.server.unsent).toBe(0);
  const before = connection.segments.filter(({ passage }) => passage?.isWatched === false);
  expect(before.length).toBeGreaterThan(0);
  const { trace } = follow(connection);
  expect(trace.flights[0]?.evidence).toEqual({ sent: 'seen', arrived: 'inferred' });
});

describe('no pair', () => {
  test('nothing in common', () => {
    const other = captureOf(simulate(scenarioById('old-duplicate-syn')), 'client');
    const another = {
      ...other,
      segments: other.segments.map((one) => ({
        ...one,
        segment: { ...one.segment, dataLen: one.segment.dataLen + 7 },
      })),
    };
    expect(pairOf(client, another)).toBe('nothingInCommon');
  });

  test('the same file twice', () => {
    expect(pairOf(client, client)).toBe('sameCapture');
  });

  test('two captures at one place', () => {
    const again = byClock(client, { aheadNs: 5e6, ppm: 0 });
    const some = { ...again, segments: again.segments.slice(1) };
    expect(pairOf(client, some)).toBe('samePlace');
  });
});

describe('the connection in another capture', () => {
  const listed = (vantage: 'client' | 'server') =>
    listOf(toPcapng(lossy, { vantage, title: '', words: en })).connections;
  const [one] = listed('client');
  if (one === undefined) throw new Error('no connection');

  test('is that of the same initial numbers, whatever its sockets are', () => {
    const others = listed('server').map((other) => ({
      ...other,
      sockets: { ...other.sockets, client: { address: '203.0.113.9', port: 9 } },
    }));
    expect(sameConnectionIn(others)(one)).toEqual(others);
  });

  test('not of the same sockets, if the numbers are others', () => {
    const others = listed('server').map((other) => ({
      ...other,
      isns: { client: 1, server: 2 },
    }));
    expect(sameConnectionIn(others)(one)).toEqual([]);
  });

  test('of the same sockets where no SYN was captured', () => {
    const others = listed('server').map((other) => ({
      ...other,
      isns: { client: null, server: null },
    }));
    expect(sameConnectionIn(others)(one)).toEqual(others);
  });
});

describe('in words', () => {
  const pair = paired(pairOf(client, byClock(server, { aheadNs: -2_300_000, ppm: 0 })));
  const began = { seconds: 1000, nanoseconds: 0 };
  // the server's file begins when its first segment comes, by its clock
  const difference = clockDifference(pair, began, began);

  test('which is whose, how the clocks differ, what was lost', () => {
    expect(pairSentences(pair, difference, english.pair)).toEqual([
      'The first capture was taken at the client, the second at the server.',
      expect.stringMatching(/^The clock of the second capture is .* behind the first/),
      expect.stringContaining('50 ms'),
      expect.stringMatching(/^Lost between client and server: 1 of \d+ segments of the client\.$/),
    ]);
    expect(pairSentences(pair, null, chinese.pair).join('')).toMatch(/途中丢失：客户端的/);
  });
});
