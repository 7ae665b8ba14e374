/** What the frames of a file say of the order in which segments left, where one overtook another on its way to the capture. */
import { describe, expect, test } from 'vitest';
import { segmentOf, type SegmentParts } from '../../../machines/tcp/segment.ts';
import type { CapturedSegment } from '../../../src/capture/captured.ts';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import { follow, type Followed } from '../../../src/capture/follow/follow.ts';
import { inOrder } from '../../../src/capture/follow/order.ts';
import { relativeTo } from '../../../src/trace/relative.ts';
import type { Side } from '../../../src/trace/side.ts';
import { followed } from './followed.ts';

const unseen = ({ segmentOf: places }: Followed): number =>
  places.filter((place) => place === null).length;

type Said = readonly [from: Side, atMs: number, segment: SegmentParts, ipId?: number];
const captured = (said: readonly Said[]): CapturedSegment[] =>
  said.map(([from, atMs, parts, ipId = 0], i) => ({
    ...{ frame: i + 1, atNs: atMs * 1e6, from, segment: segmentOf(parts), ipId, flags: [] },
  }));

const HANDSHAKE: readonly Said[] = [
  ['client', 0, { syn: true, seq: 100 }],
  ['server', 20, { syn: true, ack: true, seq: 300, ackNumber: 101 }],
  ['client', 20.01, { ack: true, seq: 101, ackNumber: 301 }],
];

describe('an answer that stands before what it answers', () => {
  test('a SYN+ACK: the SYN had left, once (RFC 9293, 3.5)', () => {
    const run = followed(`
      0ms   server SA 300 ack 101
      3us   client S 100
      50us  client A 101 ack 301
      10ms  client A 101:201 ack 301
      11ms  server A 301 ack 201`);
    expect(unseen(run)).toBe(0);
    expect(retransmissionsOf(run)).toEqual([]);
    expect(run.segmentOf).toEqual([1, 0, 2, 3, 4]);
  });

  test('an ACK of data: the data had left, and nothing else need have', () => {
    const run = followed(`
      0ms   client S 100
      20ms  server SA 300 ack 101
      21ms  client A 101 ack 301
      60ms  client A 101 ack 1301
      60.002ms server A 301:1301 ack 101
      90ms  server A 1301:2301 ack 101
      91ms  client A 101 ack 2301`);
    expect(unseen(run)).toBe(0);
    expect(run.trace.flights.map(({ fate }) => fate)).not.toContain('lost');
  });

  test('a SYN after a second was sent again: it stays where it is (RFC 6298, 2.1)', () => {
    const [, syn] = HANDSHAKE;
    const order = inOrder(captured([syn as Said, ['client', 1020, { syn: true, seq: 100 }]]));
    expect(order.map(({ place }) => place)).toEqual([0, 1]);
  });
});

describe('data that others have overtaken', () => {
  const data = (seq: number, value?: number): SegmentParts => ({
    ...{ ack: true, seq, ackNumber: 101, dataLen: 1000 },
    ...(value === undefined ? {} : { timestamps: { value, echo: 1 } }),
  });

  test('an earlier timestamp says so: it was not sent again (RFC 7323, 3)', () => {
    const order = inOrder(
      captured([
        ...HANDSHAKE,
        ['server', 50, data(301, 10)],
        ['server', 51, data(2301, 12)],
        ['server', 51.2, data(1301, 11)],
      ]),
    );
    expect(order.map(({ place }) => place)).toEqual([0, 1, 2, 3, 5, 4]);
  });

  test('a later one says that it was', () => {
    const order = inOrder(
      captured([
        ...HANDSHAKE,
        ['server', 50, data(301, 10), 7],
        ['server', 51, data(2301, 12), 9],
        ['server', 251, data(1301, 212), 8],
      ]),
    );
    expect(order.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('so does its place among identifications, where a host counts them (RFC 6864)', () => {
    const order = inOrder(
      captured([
        ...HANDSHAKE,
        ['server', 50, data(301), 0xfffe],
        ['server', 51, data(2301), 0],
        ['server', 51.2, data(1301), 0xffff],
        ['server', 51.3, data(3301), 1],
        ['server', 51.4, data(5301), 3],
        ['server', 51.5, data(4301), 2],
      ]),
    );
    // one of 0 is none at all
    expect(order.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 7]);
  });

  test('it comes late, and is held back by nobody: no retransmission is told', () => {
    const segments = captured([
      ...HANDSHAKE,
      ['server', 50, data(301, 10)],
      ['server', 51, data(2301, 12)],
      ['server', 51.2, data(1301, 11)],
      ['client', 51.3, { ack: true, seq: 101, ackNumber: 3301 }],
    ]);
    const socket = { address: '192.0.2.1', port: 1 };
    const run = follow({
      ...{ stream: 0, openedBy: 'syn', segments, endNs: 60e6 },
      sockets: { client: socket, server: socket },
    });
    expect(retransmissionsOf(run)).toEqual([]);
    expect(unseen(run)).toBe(0);
    const [late] = run.trace.flights.filter((_, i) => run.segmentOf[i] === 5);
    expect(late?.arrivals).toEqual([51_200]);
  });
});

test('numbers of a connection that began before the capture count from the least that was seen', () => {
  const { trace } = followed(`
    0ms   server A 1000:1100 ack 301
    1ms   server A 900:1000 ack 301
    10ms  client A 301 ack 1100
    20ms  client A 201:301 ack 1100`);
  const numbers = trace.flights.map(({ from, segment }) => relativeTo(trace, from, segment.seq));
  expect(Math.min(...numbers)).toBe(1);
});
