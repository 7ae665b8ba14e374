/**
 * Segments as octets (RFC 9293, 3.1). The octets expected here were not made by this code: they were packed and summed by
 * another program, with nothing in common but the RFC.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentOf, type SegmentParts } from '../../machines/tcp/segment.ts';
import { seq } from '../../machines/tcp/sequence.ts';
import { scenarioById } from '../../src/scenarios/index.ts';
import { SIDES, type Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import { checksum, onesSum } from '../../src/wire/checksum.ts';
import { encodeFlight } from '../../src/views/header/octets.ts';
import { encode } from '../../src/wire/encode.ts';
import { decode, hex, octetsOf } from './decode.ts';

const octetsIn = (text: string) => Uint8Array.from(text.split(' '), (pair) => parseInt(pair, 16));

describe('the checksum', () => {
  test('adds as the example of RFC 1071, 3 does', () => {
    expect(onesSum(octetsIn('00 01 f2 03 f4 f5 f6 f7'))).toBe(0xddf2);
    expect(checksum(octetsIn('00 01 f2 03 f4 f5 f6 f7'))).toBe(0x220d);
  });

  test('pads an odd octet with zero at its right (RFC 9293, 3.1)', () => {
    expect(onesSum(octetsIn('01'))).toBe(onesSum(octetsIn('01 00')));
  });

  test('carries around as often as it takes', () => {
    expect(onesSum(octetsIn('ff ff 00 01'))).toBe(1);
    expect(onesSum(new Uint8Array(200_000).fill(0xff))).toBe(0xffff);
  });
});

describe('octet for octet', () => {
  const vectors: readonly (readonly [string, Side, SegmentParts, string, string])[] = [
    [
      'a SYN with the MSS option',
      'client',
      { syn: true, seq: 100, mss: 1460 },
      '',
      'c0 00 1f 90 00 00 00 64 00 00 00 00 60 02 ff ff 34 2e 00 00 02 04 05 b4',
    ],
    [
      'a SYN+ACK of the server',
      'server',
      { syn: true, ack: true, seq: 300, ackNumber: 101, mss: 1460 },
      '',
      '1f 90 c0 00 00 00 01 2c 00 00 00 65 60 12 ff ff 32 f1 00 00 02 04 05 b4',
    ],
    [
      'a SYN with all that Linux asks for (RFC 7323, 2018, 3168)',
      'client',
      {
        ...{ syn: true, ece: true, cwr: true, seq: 100, wnd: 64240, mss: 1460 },
        ...{ sackPermitted: true, timestamps: { value: 1000, echo: 0 }, windowScale: 7 },
      },
      '',
      'c0 00 1f 90 00 00 00 64 00 00 00 00 a0 c2 fa f0 e4 6e 00 00 02 04 05 b4 04 02 08 0a 00 00 03 e8 00 00 00 00 01 03 03 07',
    ],
    [
      'an option that is alone, padded in front to whole words',
      'client',
      { syn: true, seq: 100, wnd: 64240, mss: 1460, sackPermitted: true },
      '',
      'c0 00 1f 90 00 00 00 64 00 00 00 00 70 02 fa f0 24 36 00 00 02 04 05 b4 01 01 04 02',
    ],
    [
      'two SACK blocks behind timestamps (RFC 2018, 3)',
      'server',
      {
        ...{ ack: true, ece: true, seq: 301, ackNumber: 101, wnd: 502 },
        timestamps: { value: 2000, echo: 1000 },
        sack: [
          { start: seq(2000), end: seq(3000) },
          { start: seq(5000), end: seq(6000) },
        ],
      },
      '',
      '1f 90 c0 00 00 00 01 2d 00 00 00 65 d0 50 01 f6 6f 01 00 00 01 01 08 0a 00 00 07 d0 00 00 03 e8 01 01 05 12 00 00 07 d0 00 00 0b b8 00 00 13 88 00 00 17 70',
    ],
    [
      'a bare ACK',
      'client',
      { ack: true, seq: 101, ackNumber: 301 },
      '',
      'c0 00 1f 90 00 00 00 65 00 00 01 2d 50 10 ff ff 4a ae 00 00',
    ],
    [
      'an odd number of octets of data',
      'client',
      { ack: true, psh: true, seq: 101, ackNumber: 301 },
      'Hello',
      'c0 00 1f 90 00 00 00 65 00 00 01 2d 50 18 ff ff 26 cf 00 00 48 65 6c 6c 6f',
    ],
    [
      'a FIN, and a window that is not full',
      'server',
      { fin: true, ack: true, seq: 301, ackNumber: 102, wnd: 8192 },
      '',
      '1f 90 c0 00 00 00 01 2d 00 00 00 66 50 11 20 00 2a ac 00 00',
    ],
    [
      'a reset without an ACK',
      'client',
      { rst: true, seq: 101, wnd: 0 },
      '',
      'c0 00 1f 90 00 00 00 65 00 00 00 00 50 04 00 00 4b e7 00 00',
    ],
    [
      'a number that needs all 32 bits',
      'client',
      { ack: true, psh: true, seq: 4294967251, ackNumber: 301 },
      'client 00000000\nclien',
      'c0 00 1f 90 ff ff ff d3 00 00 01 2d 50 18 ff ff f4 3e 00 00 63 6c 69 65 6e 74 20 30 30 30 30 30 30 30 30 0a 63 6c 69 65 6e',
    ],
  ];

  test.each(vectors)('%s', (_, from, parts, data, expected) => {
    const segment = segmentOf({ ...parts, dataLen: data.length });
    expect(hex(encode(segment, from, octetsOf(data)).octets)).toBe(expected);
  });

  test('over a pseudo-header of both addresses, the protocol and the length (RFC 9293, 3.1)', () => {
    const { pseudo } = encode(
      segmentOf({ syn: true, seq: 100, mss: 1460 }),
      'client',
      octetsOf(''),
    );
    expect(hex(pseudo.octets)).toBe('c0 00 02 01 c0 00 02 02 00 06 00 18');
  });
});

describe('whatever the segment', () => {
  const parts = fc.record({
    seq: fc.nat(0xffffffff),
    ackNumber: fc.nat(0xffffffff),
    wnd: fc.nat(0xffff),
    dataLen: fc.nat(40),
    syn: fc.boolean(),
    ack: fc.boolean(),
    fin: fc.boolean(),
    rst: fc.boolean(),
    psh: fc.boolean(),
  });
  const mss = fc.option(fc.nat(0xffff));
  const any = fc.record({ parts, mss, from: fc.constantFrom(...SIDES) });
  const encoded = ({
    parts: of,
    mss: largest,
    from,
  }: typeof any extends fc.Arbitrary<infer T> ? T : never) => {
    const segment = segmentOf({ ...of, ...(largest !== null && { mss: largest }) });
    return { segment, ...encode(segment, from, new Uint8Array(of.dataLen).fill(0x41)) };
  };

  test('its receiver sums 0xffff (RFC 1071, 1)', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { pseudo, octets } = encoded(one);
        expect(onesSum(pseudo.octets, octets)).toBe(0xffff);
      }),
    );
  });

  test('it can be read back, field by field', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { segment, octets, headerLength } = encoded(one);
        const read = decode(octets);
        const { syn, ack, fin, rst, psh } = segment;
        const set = { FIN: fin, SYN: syn, RST: rst, PSH: psh, ACK: ack };
        expect(read.flags).toEqual(Object.entries(set).flatMap(([name, on]) => (on ? [name] : [])));
        expect(read.numbers).toEqual([segment.seq, segment.ackNumber]);
        expect(read.window).toBe(segment.wnd);
        expect(read.headerLength).toBe(headerLength);
        expect(read.options).toEqual(
          segment.mss === undefined ? [] : [2, 4, segment.mss >> 8, segment.mss & 0xff],
        );
        expect([read.reserved, read.urgentPointer]).toEqual([0, 0]);
        expect(read.data).toBe('A'.repeat(segment.dataLen));
      }),
    );
  });

  test('its fields follow each other without a gap and say what the octets say', () => {
    fc.assert(
      fc.property(any, (one) => {
        const { fields, octets } = encoded(one);
        let end = 0;
        for (const { at, bits } of fields) {
          expect(at).toBe(end);
          end += bits;
        }
        expect(end).toBe(octets.length * 8);
        expect(fields.find(({ name }) => name === 'checksum')?.value).toBe(decode(octets).checksum);
      }),
    );
  });
});

describe('the segments of a run', () => {
  const trace = simulate(scenarioById('sequence-wrap'));
  const sent = (from: Side) =>
    trace.flights.filter((flight) => flight.from === from && flight.segment.dataLen > 0);

  test('carry the text of their place in the stream, also where the numbers wrap', () => {
    const [request] = sent('client');
    const { data, numbers, ports } = decode(encodeFlight(trace, request!).octets);
    expect(numbers[0]).toBe(4294967251);
    expect(ports).toEqual([49152, 8080]);
    expect(data).toHaveLength(100);
    expect(data).toMatch(/^client 00000000\nclient 00000016\n.*\nclie$/s);
  });

  test('carry the same data again where they are sent again', () => {
    const lost = simulate(scenarioById('data-lost'));
    const again = lost.flights.find(
      ({ again: earlier, segment }) => earlier !== null && segment.dataLen > 0,
    )!;
    const first = lost.flights[again.again!]!;
    const [one, two] = [first, again].map((flight) => decode(encodeFlight(lost, flight).octets));
    expect(two!.data).toBe(one!.data);
    expect(two!.numbers[0]).toBe(one!.numbers[0]);
  });

  test('follow each other in the stream', () => {
    const many = simulate(scenarioById('fast-retransmit'));
    const texts = many.flights
      .filter(
        ({ from, segment, again }) => from === 'client' && segment.dataLen > 0 && again === null,
      )
      .map((flight) => decode(encodeFlight(many, flight).octets).data);
    expect(texts.length).toBeGreaterThan(3);
    const lines = texts.join('').split('\n').slice(0, -1);
    expect(lines).toEqual(lines.map((_, i) => `client ${String(i * 16).padStart(8, '0')}`));
  });
});
