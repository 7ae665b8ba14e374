/** IP packets that come in pieces (RFC 791, 3.2; RFC 8200, 4.5). */
import { describe, expect, test } from 'vitest';
import { captureScan } from '../../src/capture/open.ts';
import { pcapFile } from './build/files.ts';
import { ipv4, ipv6, tcp } from './build/frames.ts';
import { BIG, octets } from './build/octets.ts';

const SEGMENT = tcp({ data: Array(44).fill(65) });

/** Up to and from which octet of the segment; `id` tells one packet from another. */
const v4 = (from: number, to: number, id = 7): Uint8Array =>
  ipv4(SEGMENT.slice(from, to), {
    id,
    fragment: (to < SEGMENT.length ? 0x2000 : 0) | (from / 8),
  });

const v6 = (from: number, to: number, id = 7): Uint8Array =>
  ipv6(
    octets(
      '06 00',
      BIG.u16(from | (to < SEGMENT.length ? 1 : 0)),
      BIG.u32(id),
      SEGMENT.slice(from, to),
    ),
    { next: 44 },
  );

/** In which frames there is a segment, and with how much data. */
function segmentsIn(frames: readonly Uint8Array[], cutTo = 1000): string[] {
  const found: string[] = [];
  const scan = captureScan(({ frame, packet }) => {
    found.push(`${frame.number}: ${packet.sourcePort} ${packet.seq} ${packet.dataLen}`);
  });
  scan.push(
    pcapFile(
      frames.map((frame) => ({ octets: frame.slice(0, cutTo), wire: frame.length })),
      { link: 101 },
    ),
  );
  scan.finish();
  return found;
}

describe.each([
  ['IPv4', v4],
  ['IPv6', v6],
])('a segment in pieces of %s', (_, piece) => {
  test('is in the frame that brings the last of them, in whatever order', () => {
    const [a, b, c] = [piece(0, 16), piece(16, 40), piece(40, 64)];
    expect(segmentsIn([a, b, c])).toEqual(['3: 49152 1000 44']);
    expect(segmentsIn([c, a, b])).toEqual(['3: 49152 1000 44']);
  });

  test('may come beside another, and in part twice', () => {
    const frames = [
      ...[piece(0, 32, 1), piece(0, 32, 2), piece(0, 32, 1)],
      ...[piece(24, 64, 2), piece(32, 64, 1)],
    ];
    expect(segmentsIn(frames)).toEqual(['4: 49152 1000 44', '5: 49152 1000 44']);
  });

  test('of which one is missing is none', () => {
    expect(segmentsIn([piece(0, 16), piece(40, 64)])).toEqual([]);
    expect(segmentsIn([piece(0, 16, 1), piece(16, 64, 2)])).toEqual([]);
  });

  test('of which one was cut off is none', () => {
    expect(segmentsIn([piece(0, 32), piece(32, 64)], 48)).toEqual([]);
  });
});

test('a header in a first piece that was cut off begins a connection all the same', () => {
  const scan = captureScan();
  const frame = v4(0, 32);
  scan.push(pcapFile([{ octets: frame.slice(0, 40), wire: frame.length }], { link: 101 }));
  scan.finish();
  expect(scan.list().streams).toHaveLength(1);
});

test('of pieces that never become a packet not more than so much is kept', () => {
  const one = v4(0, 32, 1);
  const others = Array.from({ length: 9000 }, (_, i) => v4(0, 32, i + 2));
  expect(segmentsIn([one, v4(32, 64, 1)])).toHaveLength(1);
  expect(segmentsIn([one, ...others, v4(32, 64, 1)])).toEqual([]);
});
