/** IP and its tunnels, down to TCP; and packets that carry none. */
import { describe, expect, test } from 'vitest';
import { decoded } from './build/decoded.ts';
import { ethernet, ipv4, ipv6, IPV6, tcp } from './build/frames.ts';
import { BIG, octets } from './build/octets.ts';

const SEGMENT = tcp({ options: '0101080a0000000100000002', data: Array(5).fill(65) });
const P4 = ipv4(SEGMENT);
const P6 = ipv6(SEGMENT);
const FIELDS = {
  ...{ sourcePort: 49152, destinationPort: 8080, seq: 1000, ack: 2000, flags: 16, window: 502 },
  ...{ dataLen: 5, dataCaptured: 5, isOffloaded: false },
};

describe('IPv4 (RFC 791, 3.1)', () => {
  const on = (packet: Uint8Array) => decoded(ethernet(packet));

  test('what fills a frame up to 60 octets is no data', () => {
    expect(decoded(octets(ethernet(ipv4(tcp())), Array(6).fill(0))).packet.dataLen).toBe(0);
  });

  test('options, id, time to live, and the two bits of ECN', () => {
    expect(on(ipv4(SEGMENT, { options: '94040000', id: 0xbeef, tos: 0xbb })).packet).toMatchObject({
      ...FIELDS,
      ...{ ipId: 0xbeef, ttl: 64, ipEcn: 3 },
    });
  });

  test('a total length of 0: the card is to cut it, the frame says how long it is', () => {
    expect(on(ipv4(SEGMENT, { total: 0 })).packet).toMatchObject({ isOffloaded: true, dataLen: 5 });
  });

  test('a total length beyond the frame: the frame has the last word', () => {
    expect(on(ipv4(SEGMENT, { total: 400 })).packet.dataLen).toBe(5);
  });

  test.each([
    ['a header of 12 octets', ipv4(SEGMENT, { words: 3 }), 'cut'],
    ['a total length less than its header', ipv4(SEGMENT, { total: 19 }), 'cut'],
    ['a total length that leaves half a TCP header', ipv4(SEGMENT, { total: 30 }), 'cut'],
    ['another version', ipv4(SEGMENT, { version: 5 }), 'other'],
    ['UDP', ipv4(SEGMENT, { protocol: 17 }), 'other'],
    ['a first fragment', ipv4(SEGMENT, { fragment: 0x2000 }), 'fragment'],
    ['a later fragment', ipv4(SEGMENT, { fragment: 0x0003 }), 'fragment'],
    ['what may not be fragmented', ipv4(SEGMENT, { fragment: 0x4000 }), 'tcp'],
  ])('%s', (_, packet, kind) => {
    expect(on(packet).kind).toBe(kind);
  });
});

describe('a route (RFC 791, 3.1; RFC 8200, 4.4; RFC 8754)', () => {
  const destination = (packet: Uint8Array): number => {
    const { packet: of } = decoded(packet, 101);
    return of.bytes[of.destinationAt + (of.ipVersion === 4 ? 3 : 15)] ?? -1;
  };
  const NEXT_HOP = 2;

  test.each([
    ['loose, with hops left: its last hop', '83 0b 04 0a000007 0a000009 00', 9],
    ['strict, behind other options', '01 44040500 89 07 04 0a000009', 9],
    ['that is done with: where it is sent', '83 07 08 0a000009 00', NEXT_HOP],
    ['that is too short', '83 03 04 00', NEXT_HOP],
    ['a recorded one', '07 07 04 0a000009 00', NEXT_HOP],
  ])('of IPv4, %s', (_, options, last) => {
    expect(destination(ipv4(SEGMENT, { options }))).toBe(last);
  });

  const hops = (...last: number[]) =>
    octets(...last.map((hop) => [...Array<number>(15).fill(0), hop]));

  test.each([
    ['with hops left: its last one', '06 04 00 02 00000000', 9],
    ['of segments: its first', '06 04 04 02 00000000', 7],
    ['that is done with', '06 04 00 00 00000000', NEXT_HOP],
  ])('of IPv6, %s', (_, front, last) => {
    const extensions = octets(front, hops(7, 9));
    expect(destination(ipv6(SEGMENT, { next: 43, extensions }))).toBe(last);
  });
});

describe('IPv6 (RFC 8200, 4)', () => {
  const on = (next: number, extensions: string) =>
    decoded(ethernet(ipv6(SEGMENT, { next, extensions }), IPV6));

  test.each([
    ['hop-by-hop options', 0, '06 00 010400000000'],
    ['a longer destination header', 60, '06 01 010c000000000000000000000000'],
    ['routing', 43, '06 02 0000 00000000 20010db8000000000000000000000009'],
    ['an atomic fragment (RFC 6946)', 44, '06 00 0000 00000001'],
    ['authentication (RFC 4302)', 51, '06 04 0000 00000001 00000001 000000000000000000000000'],
    ['one after the other', 0, '3c 00 010400000000 2b 00 010400000000 06 00 000400000000'],
  ])('%s in front of TCP', (_, next, extensions) => {
    expect(on(next, extensions)).toMatchObject({ kind: 'tcp', packet: FIELDS });
  });

  test.each([
    ['a first fragment', 44, '06 00 0001 00000001', 'fragment'],
    ['a later fragment', 44, '06 00 0008 00000001', 'fragment'],
    ['nothing', 59, '', 'other'],
    ['what is encrypted', 50, '', 'other'],
    ['a header longer than the packet', 0, '06 40 010400000000', 'cut'],
  ])('%s', (_, next, extensions, kind) => {
    expect(on(next, extensions).kind).toBe(kind);
  });

  test('the traffic class holds ECN, a fragment header the id', () => {
    const frame = ipv6(SEGMENT, {
      next: 44,
      extensions: '06 00 0000 0000abcd',
      trafficClass: 0x06,
    });
    expect(decoded(frame, 101).packet).toMatchObject({ ipEcn: 2, ipId: 0xabcd, ttl: 63 });
  });

  test('a jumbo payload (RFC 2675) says its length in an option', () => {
    const segment = tcp({ data: Array(70_000).fill(65) });
    const extensions = octets('06 00 c204', BIG.u32(segment.length + 8));
    const frame = octets(ipv6(segment, { next: 0, length: 0, extensions }), Array(9).fill(0));
    expect(decoded(frame, 101).packet).toMatchObject({ dataLen: 70_000, isOffloaded: false });
  });
});

describe('tunnels: the innermost TCP counts', () => {
  test.each([
    ['4 in 4 (RFC 2003)', ipv4(P4, { protocol: 4 }), 4],
    ['6 in 4 (RFC 4213)', ipv4(P6, { protocol: 41 }), 6],
    ['4 in 6 (RFC 2473)', ipv6(P4, { next: 4 }), 4],
    ['6 in 6 (RFC 2473)', ipv6(P6, { next: 41 }), 6],
    ['GRE (RFC 2784)', ipv4(octets('00000800', P4), { protocol: 47 }), 4],
    [
      'GRE with sum, key and number (RFC 2890)',
      ipv6(octets('b00086dd', Array(12).fill(0), P6), { next: 47 }),
      6,
    ],
    ['Ethernet in GRE', ipv4(octets('00006558', ethernet(P4)), { protocol: 47 }), 4],
    [
      'PPTP (RFC 2637)',
      ipv4(octets('3081880b', '0020 0001 00000001 00000001', 'ff030021', P4), { protocol: 47 }),
      4,
    ],
  ])('%s', (_, packet, ipVersion) => {
    expect(decoded(packet, 101)).toMatchObject({ kind: 'tcp', packet: { ipVersion, ...FIELDS } });
  });

  test('more of them than anybody would make come to an end', () => {
    let packet = P4;
    for (let i = 0; i < 200; i++) packet = ipv4(packet, { protocol: 4 });
    expect(decoded(packet, 101).kind).toBe('other');
  });
});

describe('TCP (RFC 9293, 3.1)', () => {
  test.each([
    ['a header of 16 octets', { offset: 4 }],
    ['a header longer than the segment', { offset: 6 }],
  ])('%s leaves open where its data begin', (_, parts) => {
    expect(decoded(ipv4(tcp(parts)), 101).kind).toBe('cut');
  });

  test('every octet of flags, and numbers of 32 bits', () => {
    for (let flags = 0; flags < 256; flags++) {
      const segment = tcp({ flags, seq: 0xffffffff, ack: 0x80000000, urgent: 9 });
      expect(decoded(ipv4(segment), 101).packet).toMatchObject({
        ...{ flags, seq: 0xffffffff, ack: 0x80000000, urgentPointer: 9 },
      });
    }
  });
});
