/** What a captured packet says as a segment: options, good and malformed, its checksum, and its addresses as text. */
import { describe, expect, test } from 'vitest';
import { addressText } from '../../src/wire/addressText.ts';
import { optionFaults, segmentOf } from '../../src/wire/segment.ts';
import { checksum } from '../../src/wire/checksum.ts';
import { checksumOf } from '../../src/wire/segmentChecksum.ts';
import { decoded } from './build/decoded.ts';
import { ipv4, ipv6, tcp } from './build/frames.ts';
import { octets } from './build/octets.ts';

const withOptions = (options: string) => decoded(ipv4(tcp({ flags: 2, options })), 101).packet;

test('flags, ECN and options of a SYN', () => {
  const options = '020405b4 0402 080a0000000a00000005 01 030307 2206aabbccdd0101';
  const { packet } = decoded(ipv4(tcp({ flags: 0xc2, options }), { tos: 2 }), 101);
  expect(segmentOf(packet)).toEqual({
    ...{ syn: true, ack: false, fin: false, rst: false, psh: false, ece: true, cwr: true },
    ...{ ip: 'ECT0', seq: 1000, ackNumber: 0, wnd: 502, dataLen: 0 },
    ...{ mss: 1460, sackPermitted: true, timestamps: { value: 10, echo: 5 }, windowScale: 7 },
    fastOpen: 'aabbccdd',
  });
  expect(optionFaults(packet)).toEqual([]);
});

describe('options (RFC 9293, 3.2)', () => {
  test.each([
    [
      'SACK blocks (RFC 2018, 3)',
      '0101050a fffffff0 00000010',
      { sack: [{ start: 0xfffffff0, end: 16 }] },
    ],
    ['a cookie is asked for (RFC 7413, 4.1.1)', '22020101', { fastOpen: '' }],
    ['and under the kind for experiments (RFC 6994)', 'fe08f98901020304', { fastOpen: '01020304' }],
    ['another experiment', 'fe06aabb0102 0101', {}],
    ['an unknown one is passed over', 'fd04abcd 020405b4', { mss: 1460 }],
    ['what is behind the end is none', '00020405b4000000', {}],
  ])('%s', (_, options, expected) => {
    expect(segmentOf(withOptions(options))).toMatchObject(expected);
    expect(optionFaults(withOptions(options))).toEqual([]);
  });

  test.each([
    [
      'a length of 0 (MUST-7): nothing behind it can be found',
      '0300 0101 020405b4',
      3,
      0,
      'tooShort',
      {},
    ],
    ['a length beyond the header', '0101 020405b4 0507', 5, 6, 'beyondHeader', { mss: 1460 }],
    ['a kind without a length', '010101 02', 2, 3, 'beyondHeader', {}],
    [
      'a length that its kind cannot have',
      '0203ff 01 030307 01',
      2,
      0,
      'wrongLength',
      { windowScale: 7 },
    ],
    ['SACK of half a block', '0506 00000001 0101', 5, 0, 'wrongLength', {}],
    ['a cookie of 3 octets', '2205010203 010101', 34, 0, 'wrongLength', {}],
    ['twice', '020405b4 02040100', 2, 4, 'repeated', { mss: 256 }],
  ])('%s', (_, options, kind, at, why, expected) => {
    const packet = withOptions(options);
    expect(segmentOf(packet)).toMatchObject(expected);
    expect(optionFaults(packet)).toMatchObject([{ kind, at, why }]);
  });

  test('cut off by the capture: those before are read', () => {
    const frame = ipv4(tcp({ options: '020405b4 080a0000000a00000005 0101' }));
    for (const [captured, mss] of [
      [40, undefined],
      [43, undefined],
      [44, 1460],
      [53, 1460],
    ] as const) {
      const { packet } = decoded(frame.slice(0, captured), 101, frame.length);
      expect(segmentOf(packet).mss).toBe(mss);
      expect(optionFaults(packet)).toMatchObject([{ why: 'notCaptured' }]);
    }
  });
});

describe('the checksum (RFC 9293, 3.1)', () => {
  const of = (checksum: number, data = '', more = {}) =>
    decoded(ipv4(tcp({ checksum, data }), more), 101).packet;

  test('right, wrong, of the pseudo-header alone, and unknown', () => {
    const data = '68656c6c6f';
    const pseudo = octets('c0000201 c0000202 0006 0019');
    const right = checksum(pseudo, tcp({ data }));
    expect(checksumOf(of(right, data))).toBe('right');
    expect(checksumOf(of(right ^ 0x100, data))).toBe('wrong');
    // c000 + 0201 + c000 + 0202 + protocol 6 + length 25
    expect(checksumOf(of(0x8423, '68656c6c6f'))).toBe('partial');
    const whole = ipv4(tcp({ checksum: right, data }));
    expect(checksumOf(decoded(whole.slice(0, -1), 101, whole.length).packet)).toBe('unknown');
    expect(checksumOf(decoded(whole.slice(0, 36), 101, whole.length).packet)).toBe('unknown');
  });

  test('RFC 1071, 2: wherever it stands and however long it is, up to the last octet of its buffer', () => {
    const places = [0, 1, 2, 3].flatMap((start) =>
      Array.from({ length: 40 }, (_, length) => ({ start, length })),
    );
    for (const { start, length } of places) {
      const data = Array.from({ length }, (_, i) => (i * 37 + 11) % 256);
      const hex = Buffer.from(data).toString('hex');
      const pseudo = octets('c0000201 c0000202 0006', [0, 20 + length]);
      const right = checksum(pseudo, tcp({ data: hex }));
      const frame = ipv4(tcp({ checksum: right, data: hex }));
      const bytes = new Uint8Array(start + frame.length);
      bytes.set(frame, start);
      const { packet } = decoded(frame, 101);
      const moved = { ...packet, bytes, end: bytes.length };
      for (const place of ['sourceAt', 'destinationAt', 'tcpAt', 'optionsAt', 'dataAt'] as const)
        moved[place] += start - 20;
      expect(checksumOf(moved), `${length} octets at ${start}`).toBe('right');
      const last = bytes.length - 1;
      bytes[last] = (bytes[last] ?? 0) ^ 1;
      expect(checksumOf(moved), `${length} octets at ${start}, damaged`).toBe('wrong');
    }
  });

  test('RFC 8200, 8.1: IPv6 has longer addresses, and the same sum', () => {
    const addresses = '20010db8000000000000000000000001 20010db8000000000000000000000002';
    const right = checksum(octets(addresses, '00000014 00000006'), tcp());
    const on6 = (sum: number) => decoded(ipv6(tcp({ checksum: sum })), 101).packet;
    expect([right, right ^ 1].map((sum) => checksumOf(on6(sum)))).toEqual(['right', 'wrong']);
  });
});

test.each([
  ['20010db8000000000000000000000001', '2001:db8::1'],
  ['00000000000000000000000000000000', '::'],
  ['00000000000000000000000000000001', '::1'],
  ['fe800000000000000000000000000000', 'fe80::'],
  // 4.2.2: a single group of zeroes is not shortened
  ['20010db8000000010001000100010001', '2001:db8:0:1:1:1:1:1'],
  // 4.2.3: the longest run, and the first one of two that are as long
  ['20010000000000010000000000000001', '2001:0:0:1::1'],
  ['20010db8000000000001000000000001', '2001:db8::1:0:0:1'],
  ['00000000000000000000ffffc0000201', '::ffff:192.0.2.1'],
])('RFC 5952: %s', (address, text) => {
  expect(addressText(octets('ff', address), 1, 6)).toBe(text);
});

test('IPv4 is dotted', () => {
  expect(addressText(octets('c0000201'), 0, 4)).toBe('192.0.2.1');
});
