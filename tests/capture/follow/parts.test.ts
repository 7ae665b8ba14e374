/**
 * A long capture is followed in a worker, which says how far it is, may be told to stop, and hands over what it has found: as plain data
 * (RFC 9293, 3.10; the structured clone of HTML).
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { segmentOf, type SegmentParts } from '../../../machines/tcp/segment.ts';
import type { CapturedConnection, CapturedSegment } from '../../../src/capture/captured.ts';
import { retransmissionsOf } from '../../../src/capture/follow/causes.ts';
import { follow, followInParts, type Followed } from '../../../src/capture/follow/follow.ts';
import type { Side } from '../../../src/trace/side.ts';

type Said = readonly [from: Side, atUs: number, segment: SegmentParts];

function captured(said: readonly Said[]): CapturedConnection {
  const socket = { address: '192.0.2.1', port: 1 };
  const segments = said.map(([from, atUs, parts], i): CapturedSegment => ({
    ...{ frame: i + 1, atNs: atUs * 1000, from, segment: segmentOf(parts), ipId: 0, flags: [] },
  }));
  const endNs = segments.at(-1)?.atNs ?? 0;
  return {
    ...{ stream: 0, openedBy: 'syn', segments, endNs },
    sockets: { client: socket, server: socket },
  };
}

const HANDSHAKE: readonly Said[] = [
  ['client', 0, { syn: true, seq: 100 }],
  ['server', 20_000, { syn: true, ack: true, seq: 300, ackNumber: 101 }],
  ['client', 20_010, { ack: true, seq: 101, ackNumber: 301 }],
];

/** The server sends, and every other segment is acknowledged. */
const GAP_US = 100;
function* transfer(segments: number): Generator<Said> {
  yield* HANDSHAKE;
  for (let i = 0; i < segments; i++) {
    const seq = 301 + i * 1000;
    const atUs = 30_000 + i * GAP_US;
    yield ['server', atUs, { ack: true, seq, ackNumber: 101, dataLen: 1000 }];
    if (i % 2 === 1) yield ['client', atUs + 5, { ack: true, seq: 101, ackNumber: seq + 1000 }];
  }
}

describe('a transfer of a thousand segments', () => {
  const connection = captured([...transfer(1000)]);

  const told: number[] = [];
  let found: Followed | null = null;
  beforeAll(() => {
    const parts = followInParts(connection);
    for (let part = parts.next(); ; part = parts.next()) {
      if (part.done === true) {
        found = part.value;
        return;
      }
      told.push(part.value);
    }
  });

  test('it is said how far it is, ever further, up to all segments', () => {
    expect(told.length).toBeGreaterThan(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(connection.segments.length);
  });

  test('whoever has enough stops it', () => {
    const parts = followInParts(connection);
    parts.next();
    expect(parts.return({} as never).done).toBe(true);
    expect(parts.next().done).toBe(true);
  });

  test('what was found is plain data: it can be handed over as it is', () => {
    const found = follow(captured([...transfer(200)]));
    expect(structuredClone(found)).toEqual(found);
  });

  test('no more is out at any time than has left and was not acknowledged (3.3.1, SND.NXT and SND.UNA)', () => {
    const steps = found?.trace.steps ?? [];
    const most = Math.max(...steps.map(({ after }) => after.tcb?.inFlight.length ?? 0));
    expect(steps.length).toBeGreaterThan(1000);
    // an ACK is 20 ms on its way, and ten segments leave in each of them
    expect(most).toBeLessThan(20_000 / GAP_US + 10);
  });
});

/** A look at each of those that follow would be sixteen times the work. */
const FEW = 300;
const MANY = 4 * FEW;
const times = (count: number, make: (i: number) => Said): Said[] =>
  Array.from({ length: count }, (_, i) => make(i));

describe.each<[string, (count: number) => readonly Said[]]>([
  ['SYNs', (count) => times(count, (i) => ['client', i * 100, { syn: true, seq: 100 }])],
  [
    'resets',
    (count) => [
      ...HANDSHAKE,
      ...times(count, (i) => ['server', 30_000 + i * 100, { rst: true, seq: 301 }]),
    ],
  ],
  [
    'copies of one segment',
    (count) => [
      ...HANDSHAKE,
      ...times(count, (i) => [
        'server',
        30_000 + i * 100,
        { ack: true, seq: 301, ackNumber: 101, dataLen: 1000 },
      ]),
    ],
  ],
])('a thousand equal %s', (_, said) => {
  test('are followed, with four times the work of a quarter of them', () => {
    const few = readsOf(captured(said(FEW)));
    const many = readsOf(captured(said(MANY)));
    expect(follow(few.connection).segmentOf.filter(isCaptured)).toHaveLength(said(FEW).length);
    const found = follow(many.connection);
    expect(found.segmentOf.filter(isCaptured)).toHaveLength(said(MANY).length);
    expect(retransmissionsOf(found).length).toBeLessThan(said(MANY).length);
    // what is put in order takes a little more
    expect(many.count() / few.count()).toBeLessThan(5);
  });
});

const isCaptured = (index: number | null): boolean => index !== null;

/** A connection that counts how often anything of its segments is looked at. */
function readsOf(connection: CapturedConnection) {
  let reads = 0;
  const counting = <T extends object>(of: T): T =>
    new Proxy(of, {
      get(target, name, receiver): unknown {
        reads += 1;
        return Reflect.get(target, name, receiver);
      },
    });
  const segments = connection.segments.map((one) =>
    counting({ ...one, segment: counting(one.segment) }),
  );
  return { connection: { ...connection, segments }, count: () => reads };
}
