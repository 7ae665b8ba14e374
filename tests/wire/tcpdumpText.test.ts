/** What tcpdump prints (tcpdump(1), "TCP Packets" and its options -t, -S, -e, -v, -X), read back into segments. */
import { describe, expect, test } from 'vitest';
import { readTcpdump } from '../../src/wire/tcpdumpText/read.ts';

const HANDSHAKE = `
12:00:00.000000 IP 192.0.2.1.49152 > 192.0.2.2.80: Flags [S], seq 4294967290, win 64240, options [mss 1460,sackOK,TS val 10 ecr 0,nop,wscale 7], length 0
12:00:00.020000 IP 192.0.2.2.80 > 192.0.2.1.49152: Flags [S.], seq 5000, ack 4294967291, win 65160, options [mss 1460,sackOK,TS val 90 ecr 10,nop,wscale 8], length 0
`;

const RELATIVE = `${HANDSHAKE}
12:00:00.040000 IP 192.0.2.1.49152 > 192.0.2.2.80: Flags [.], ack 1, win 502, options [nop,nop,TS val 30 ecr 90], length 0
12:00:00.040001 IP 192.0.2.1.49152 > 192.0.2.2.80: Flags [P.], seq 1:11, ack 1, win 502, length 10: HTTP: GET / HTTP/1.0, seq 5, length 3
12:00:00.060000 IP 192.0.2.2.80 > 192.0.2.1.49152: Flags [.], ack 1, win 510, options [nop,nop,sack 1 {11:21}], length 0
12:00:00.070000 IP 192.0.2.2.80 > 192.0.2.1.49152: Flags [F.], seq 1, ack 21, win 510, length 0
`;

const ABSOLUTE = `${HANDSHAKE}
12:00:00.040000 IP 192.0.2.1.49152 > 192.0.2.2.80: Flags [.], ack 5001, win 502, options [nop,nop,TS val 30 ecr 90], length 0
12:00:00.040001 IP 192.0.2.1.49152 > 192.0.2.2.80: Flags [P.], seq 4294967291:5, ack 5001, win 502, length 10: HTTP
12:00:00.060000 IP 192.0.2.2.80 > 192.0.2.1.49152: Flags [.], ack 4294967291, win 510, options [nop,nop,sack 1 {5:15}], length 0
12:00:00.070000 IP 192.0.2.2.80 > 192.0.2.1.49152: Flags [F.], seq 5001, ack 15, win 510, length 0
`;

/** As it stands in the manual of tcpdump 3, with its relative numbers. */
const OF_OLD = `
arp who-has csam tell rtsg
12:00:00.000001 10.0.0.1.1023 > 10.0.0.2.513: S 768512:768512(0) win 4096 <mss 1024>
12:00:00.000002 10.0.0.2.513 > 10.0.0.1.1023: S 947648:947648(0) ack 768513 win 4096 <mss 1024>
12:00:00.000003 10.0.0.1.1023 > 10.0.0.2.513: . ack 1 win 4096
12:00:00.000004 10.0.0.1.1023 > 10.0.0.2.513: P 1:2(1) ack 1 win 4096 <nop,nop,timestamp 7 8> (DF)
12:00:00.000005 10.0.0.2.513 > 10.0.0.1.1023: . ack 2 win 4096
12:00:00.000006 10.0.0.2.513 > 10.0.0.1.1023: R 1:1(0) win 0
`;

const shortOf = (text: string) =>
  readTcpdump(text).segments.map(({ segment: { seq, ackNumber, dataLen } }) => [
    seq,
    ackNumber,
    dataLen,
  ]);

describe('numbers', () => {
  const expected = [
    [4294967290, 0, 0],
    [5000, 4294967291, 0],
    [4294967291, 5001, 0],
    [4294967291, 5001, 10],
    [5001, 4294967291, 0],
    [5001, 15, 0],
  ];

  test('count from the first one', () => {
    expect(readTcpdump(RELATIVE)).toMatchObject({ isAbsolute: false, problems: [], skipped: 0 });
    expect(shortOf(RELATIVE)).toEqual(expected);
  });

  test('are printed as they are with -S', () => {
    expect(readTcpdump(ABSOLUTE)).toMatchObject({ isAbsolute: true, problems: [], skipped: 0 });
    expect(shortOf(ABSOLUTE)).toEqual(expected);
  });

  test('of SACK blocks are those of the other side', () => {
    for (const text of [RELATIVE, ABSOLUTE]) {
      expect(readTcpdump(text).segments[4]!.segment.sack).toEqual([{ start: 5, end: 15 }]);
    }
  });

  test('are told from those that a pure ACK does not print', () => {
    expect(readTcpdump(RELATIVE).segments.map(({ isSeqPrinted }) => isSeqPrinted)).toEqual([
      ...[true, true, false, true, false, true],
    ]);
  });

  test('of a connection of which no SYN was seen begin with its first line', () => {
    const text = `
IP 10.0.0.1.1 > 10.0.0.2.2: Flags [P.], seq 70000:70010, ack 900, win 5, length 10
IP 10.0.0.2.2 > 10.0.0.1.1: Flags [P.], seq 1:4, ack 10, win 5, length 3
IP 10.0.0.1.1 > 10.0.0.2.2: Flags [.], ack 4, win 5, length 0`;
    expect(shortOf(text)).toEqual([
      [70000, 900, 10],
      [900, 70010, 3],
      [70010, 903, 0],
    ]);
  });

  test('begin anew where a port is used again', () => {
    const again = RELATIVE + RELATIVE.replaceAll('5000', '9000');
    expect(shortOf(again).slice(6)).toEqual(
      expected.map(([seq = 0, ack = 0, length]) => [
        seq === 5000 || seq === 5001 ? seq + 4000 : seq,
        ack === 5001 ? 9001 : ack,
        length,
      ]),
    );
  });
});

test('fields and options', () => {
  expect(readTcpdump(RELATIVE).segments[0]).toEqual({
    ...{ line: 2, atNs: 0, isSeqPrinted: true },
    from: { address: '192.0.2.1', port: '49152' },
    to: { address: '192.0.2.2', port: '80' },
    segment: {
      ...{ syn: true, ack: false, fin: false, rst: false, psh: false },
      ...{ seq: 4294967290, ackNumber: 0, wnd: 64240, dataLen: 0 },
      ...{ mss: 1460, sackPermitted: true, timestamps: { value: 10, echo: 0 }, windowScale: 7 },
    },
  });
  const more = `IP6 2001:db8::1.49152 > 2001:db8::2.http: Flags [SEW], seq 1, win 5, options [tfo  cookie 0011223344556677,nop,nop], length 0
IP6 2001:db8::1.49152 > 2001:db8::2.http: Flags [none], win 5, length 0`;
  const { segments, problems } = readTcpdump(more);
  expect(problems).toEqual([]);
  expect(segments[0]).toMatchObject({
    to: { address: '2001:db8::2', port: 'http' },
    segment: { syn: true, ece: true, cwr: true, fastOpen: '0011223344556677' },
  });
  expect(segments[1]!.segment).toMatchObject({ syn: false, ack: false, rst: false });
});

test('tcpdump 3', () => {
  const { segments, skipped, problems, isAbsolute } = readTcpdump(OF_OLD);
  expect([skipped, problems, isAbsolute]).toEqual([1, [], false]);
  expect(shortOf(OF_OLD)).toEqual([
    ...[
      [768512, 0, 0],
      [947648, 768513, 0],
      [768513, 947649, 0],
      [768513, 947649, 1],
    ],
    ...[
      [947649, 768514, 0],
      [947649, 0, 0],
    ],
  ]);
  expect(segments[3]!.segment).toMatchObject({
    psh: true,
    ack: true,
    timestamps: { value: 7, echo: 8 },
  });
  expect(segments[5]!.segment).toMatchObject({ rst: true, ack: false });
});

describe('times', () => {
  const line = 'IP 10.0.0.1.1 > 10.0.0.2.2: Flags [.], ack 1, win 5, length 0';
  test.each([
    ['-t', ['', ''], 'none', [null, null]],
    ['-tt', ['1600000000.123456 ', '1600000001.000000 '], 'epoch', [0, 876_544_000]],
    ['-tt in nanoseconds', ['1600000000.123456789 ', '1600000000.123456790 '], 'epoch', [0, 1]],
    [
      '-ttt',
      [' 00:00:00.000000 ', ' 00:00:01.500000 ', ' 00:00:00.000001 '],
      'sincePrevious',
      [0, 1.5e9, 1.5e9 + 1000],
    ],
    ['-tttt', ['2020-02-28 23:59:59.000000 ', '2020-02-29 00:00:00.500000 '], 'date', [0, 1.5e9]],
    [
      '-ttttt',
      [' 00:00:00.000000 ', ' 00:00:01.500000 ', ' 00:00:02.000000 '],
      'sinceFirst',
      [0, 1.5e9, 2e9],
    ],
    [
      'over midnight',
      ['23:59:59.000000 ', '00:00:01.000000 ', '00:00:00.999999 '],
      'clock',
      [0, 2e9, 2e9 - 1000],
    ],
  ] as const)('%s', (_, times, style, ns) => {
    const text = times.map((time) => time + line).join('\n');
    const read = readTcpdump(text);
    expect([read.times, read.segments.map(({ atNs }) => atNs)]).toEqual([style, ns]);
  });
});

test('a line that goes on for ever is no segment, and takes no time', () => {
  expect(readTcpdump('a.'.repeat(1_000_000))).toMatchObject({ segments: [], skipped: 1 });
});

test('-e, -v and -X, and an interface: what stands around does not matter', () => {
  const text = `tcpdump: verbose output suppressed, use -v[v]... for full protocol decode
12:00:00.000000 02:00:00:00:00:01 > 02:00:00:00:00:02, ethertype IPv4 (0x0800), length 74: 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 5, win 9, length 0
\t0x0000:  4500 003c 1c46 4000 4006 b1e6 c000 0201  E..<.F@.@.......
12:00:01.000000 eth0  In  IP (tos 0x2,ECT(0), ttl 64, id 1, offset 0, flags [DF], proto TCP (6), length 60)
    10.0.0.2.2 > 10.0.0.1.1: Flags [S.], cksum 0xfe30 (incorrect -> 0x1234), seq 7, ack 6, win 9, length 0
12:00:02.000000 IP6 (class 0x03, flowlabel 0x1, hlim 64, next-header TCP (6) payload length: 20) ::1.1 > ::1.2: Flags [R], cksum 0x1 (correct), seq 5, win 0, length 0
12:00:03.000000 IP 10.0.0.1.53 > 10.0.0.2.5353: 1234+ A? example.org. (29)
12:00:03.000000 IP 10.0.0.1.53 > 10.0.0.2.5353: UDP, length 5
12:00:04.000000 ARP, Request who-has 10.0.0.1 tell 10.0.0.2, length 28`;
  const { segments, skipped, problems } = readTcpdump(text);
  expect(problems).toEqual([]);
  expect(skipped).toBe(4);
  expect(segments).toMatchObject([
    { line: 2, atNs: 0, from: { address: '10.0.0.1', port: '1' }, segment: { syn: true, seq: 5 } },
    { line: 5, atNs: 1e9, segment: { syn: true, ack: true, ip: 'ECT0' } },
    { line: 6, atNs: 2e9, from: { address: '::1', port: '1' }, segment: { rst: true, ip: 'CE' } },
  ]);
});

test.each([
  ['IP 10.0.0.1.1 > 10.0.0.2.2: tcp 5', 'quiet', 29],
  ['IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 1 [|tcp]', 'cut', 46],
  ['IP 10.0.0.1.1 > 10.0.0.2.2: Flags [SX], seq 1, win 5, length 0', 'flags', 37],
  ['IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 4294967296, win 5, length 0', 'number', 44],
  ['IP 10.0.0.1.1 > 10.0.0.2.2: Flags [.], ack none, win 5, length 0', 'number', 44],
  [
    'IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 1, win 5, options [nop,mss many], length 0',
    'option',
    67,
  ],
  ['IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S], seq 12', 'endsEarly', 46],
  ['10.0.0.1.1 > 10.0.0.2.2: S 5:5(0) ack 9', 'endsEarly', 40],
])('%s', (line, kind, column) => {
  const { problems, segments } = readTcpdump(`\n${line}\n${HANDSHAKE}`);
  expect(problems).toEqual([{ line: 2, column, kind }]);
  expect(segments).toHaveLength(2);
});
