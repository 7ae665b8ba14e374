/** What the list of connections tells of each: who opened it, how it ended, what was counted; and how it is searched. */
import { describe, expect, test } from 'vitest';
import { filterOf, sorted } from '../../src/capture/filter.ts';
import { odditiesOf, oddnessOf } from '../../src/capture/oddity.ts';
import { captureScan } from '../../src/capture/open.ts';
import type { ConnectionSummary } from '../../src/capture/summary.ts';
import { exchange } from './exchange.ts';

const only = (text: string): ConnectionSummary => {
  const [first] = exchange(text).list.connections;
  if (first === undefined) throw new Error('no connection');
  return first;
};

const CLOSED = `
  0ms   client S  100
  10ms  server SA 300 ack 101
  20ms  client A  101 ack 301
  30ms  client PA 101:151 ack 301
  40ms  server PA 301:501 ack 151
  50ms  client FA 151 ack 501
  60ms  server FA 501 ack 152
  70ms  client A  152 ack 502`;

describe('a connection', () => {
  test('from SYN to the ACK of the second FIN', () => {
    expect(only(CLOSED)).toMatchObject({
      sockets: {
        client: { address: '10.0.0.1', port: 40000 },
        server: { address: '10.0.0.2', port: 80 },
      },
      openedBy: 'syn',
      beginning: 'handshake',
      ending: { kind: 'closed', first: 'client', acknowledged: 2 },
      completeness: 31,
      durationNs: 70_000_000,
      handshakeNs: 20_000_000,
      from: { client: { segments: 5, octets: 50 }, server: { segments: 3, octets: 200 } },
    });
  });

  test('completeness on a last frame is what came before it', () => {
    const handshake = CLOSED.split('\n').slice(0, 4).join('\n');
    expect(only(handshake)).toMatchObject({ completeness: 7, completenessBefore: 3 });
  });

  test('of a last frame that says it has no whole header as well', () => {
    const { list } = exchange(`${CLOSED}\n 80ms client A 152 ack 502 header 8`);
    expect(list.streams).toEqual([31]);
  });

  test('of which only the SYN+ACK was captured has its client by that', () => {
    const { openedBy, sockets, beginning } = only('0ms server SA 300 ack 101');
    expect([openedBy, beginning, sockets.client.port]).toEqual(['synAck', 'withoutSyn', 40000]);
  });

  test('of which no opening was captured has its client by the ports', () => {
    const { openedBy, sockets } = only('0ms server A 300:400 ack 101');
    expect([openedBy, sockets.server.port]).toEqual(['guessed', 80]);
  });

  test.each([
    ['neverAnswered', '0s client S 100\n 1s client S 100'],
    ['refused', '0ms client S 100\n 1ms server RA 0 ack 101'],
    ['halfOpen', '0ms client S 100\n 1ms server SA 300 ack 101\n 1s server SA 300 ack 101'],
    [
      'reset',
      '0ms client S 100\n 1ms server SA 300 ack 101\n 2ms client A 101 ack 301\n 3ms client R 101',
    ],
    ['halfClosed', '0ms client A 100:200 ack 1\n 1ms server FA 1 ack 200\n 2ms client A 200 ack 2'],
    ['open', '0ms client A 100:200 ack 1\n 1ms server A 1 ack 200'],
  ])('ends: %s', (kind, text) => {
    expect(only(text).ending.kind).toBe(kind);
  });

  test('a RST that neither goes by ends nothing (RFC 5961, 3.2)', () => {
    const { ending } = only(`
      0ms client A 100:200 ack 1
      1ms server A 1 ack 200
      1s  client R 5000
      2s  client A 200:300 ack 1
      2.1s server A 1 ack 300`);
    expect(ending.kind).toBe('open');
  });

  test("a retransmission gives no round trip (Karn's algorithm; RFC 6298, 3)", () => {
    const { from } = only(`
      0ms   client A 101:201 ack 1
      200ms client A 101:201 ack 1
      210ms server A 1 ack 201
      300ms client A 201:301 ack 1
      308ms server A 1 ack 301`);
    expect([from.server.leastRttNs, from.server.newestRttNs]).toEqual([8_000_000, 8_000_000]);
    expect(from.client.retransmissions).toBe(1);
  });

  test('a packet that a mirror port gives twice has one number in IP; a retransmission has another', () => {
    const { from } = only(`
      0ms     client A 101:201 ack 1 id 5
      0.01ms  client A 101:201 ack 1 id 5
      300ms   client A 101:201 ack 1 id 6`);
    expect(from.client).toMatchObject({ mirrored: 1, retransmissions: 2 });
  });
});

describe('a capture', () => {
  const many = (count: number, line: (i: number) => string) =>
    exchange(Array.from({ length: count }, (_, i) => line(i)).join('\n')).list;

  test('is the same whatever the chunks are', () => {
    const { file, list } = exchange(CLOSED);
    const scan = captureScan();
    for (const octet of file) scan.push(Uint8Array.of(octet));
    scan.finish();
    expect(scan.list()).toEqual(list);
  });

  test('with many half-open connections to one socket looks like a SYN flood (RFC 4987)', () => {
    const { looks } = many(60, (i) => `${i}ms client${i} S ${i}`);
    expect(looks).toEqual([
      {
        ...{ what: 'synFlood', server: { address: '10.0.0.2', port: 80 } },
        ...{ halfOpen: 60, completed: 0, clients: 1, withinNs: 59_000_000 },
      },
    ]);
  });

  test('in which one end does not close after many FINs of the other looks like a leak', () => {
    const { looks } = many(
      6,
      (i) => `${i}s client${i} FA 100 ack 1\n ${i}s server${i} A 1 ack 101\n 9s client A 5 ack 5`,
    );
    expect(looks).toMatchObject([{ what: 'closeWaitLeak', side: 'server', connections: 6 }]);
  });
});

describe('the list', () => {
  const text = `${CLOSED}
    80ms  client1 S 100
    81ms  server1 RA 0 ack 101
    90ms  client2 A 100:200 ack 1
    91ms  server2 A 1 ack 200 win 0
    400ms client2 A 100:200 ack 1`;
  const { connections } = exchange(text).list;
  const found = (words: string) => {
    const filter = filterOf(words);
    return 'unknown' in filter
      ? filter.unknown
      : connections.filter(filter.holds).map(({ stream }) => stream);
  };

  test.each<[string, number[] | string]>([
    ['', [0, 1, 2]],
    ['refused', [1]],
    ['被拒绝', [1]],
    ['never closed', [2]],
    ['未关闭', [2]],
    ['zero window', [2]],
    ['零窗口 重传', [2]],
    ['retransmission refused', []],
    ['port 40001', [1]],
    ['端口40001', [1]],
    ['10.0.0.2:80', [0, 1, 2]],
    ['10.0', [0, 1, 2]],
    ['10.0.0.20', []],
    ['#0', [0]],
    ['reset gibberish', 'gibberish'],
    ['70000', '70000'],
  ])('%j finds %j', (words, streams) => {
    expect(found(words)).toEqual(streams);
  });

  test('has first what is odd, and says why', () => {
    expect(sorted(connections, 'odd', oddnessOf).map(({ stream }) => stream)).toEqual([2, 1, 0]);
    expect(connections.map((one) => odditiesOf(one).map(({ what }) => what))).toEqual([
      ['badChecksums'],
      ['refused', 'badChecksums'],
      ['zeroWindow', 'retransmissions', 'badChecksums'],
    ]);
  });
});
