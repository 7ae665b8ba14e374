/** The reader of captures: files in chunks of any size, packed ones, and files that are something else. */
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { captureReader } from '../../src/wire/captureFile/reader.ts';
import * as file from './build/files.ts';
import { ethernet, ipv4, tcp } from './build/frames.ts';
import { BIG, octets, utf8 } from './build/octets.ts';
import { readFile } from './build/reading.ts';

const FRAMES = ['01', '', 'aabbccddee', '02030405'].map((text, i) => ({
  at: [i, 7 * i] as const,
  octets: octets(text),
  wire: 60,
}));
const PCAP = file.pcapFile(FRAMES, { order: BIG });
const PCAPNG = file.joined(
  ...[file.section(), file.interfaceBlock(), file.block(0x1234, Array(50).fill(3))],
  ...FRAMES.map(({ octets: frame }, i) => file.enhanced(frame, { ticks: BigInt(i), wire: 60 })),
  ...[file.section(BIG), file.interfaceBlock({}, BIG), file.enhanced(octets('0909'), {}, BIG)],
);
const FILES: readonly (readonly [name: string, octets: Uint8Array])[] = [
  ['pcap', PCAP],
  ['pcapng', PCAPNG],
  ['packed pcap', gzipSync(PCAP)],
  [
    'pcapng packed in two members',
    octets(gzipSync(PCAPNG.slice(0, 99)), gzipSync(PCAPNG.slice(99))),
  ],
];

describe.each(FILES)('%s', (_, octets) => {
  const whole = readFile(octets);

  test('reads the same whatever the size of its chunks', () => {
    expect(whole.frames.length).toBeGreaterThan(3);
    for (let size = 1; size < octets.length; size++) {
      const { frames, reader } = readFile(octets, size);
      expect([size, frames, reader.problem]).toEqual([size, whole.frames, null]);
    }
  });

  test('reads the same with a border between chunks at any octet', () => {
    for (let border = 0; border <= octets.length; border++) {
      const reader = captureReader();
      const places: number[] = [];
      for (const chunk of [octets.slice(0, border), octets.slice(border)]) {
        reader.push(chunk, (frame) =>
          places.push(frame.position, frame.atNs, frame.end - frame.start),
        );
      }
      reader.finish();
      expect([border, places, reader.problem]).toEqual([
        border,
        whole.frames.flatMap((frame) => [frame.position, frame.atNs, frame.octets.length / 2]),
        null,
      ]);
    }
  });

  test('that ends early gives the frames before, at any octet', () => {
    for (let length = 0; length < octets.length; length++) {
      const { frames } = readFile(octets.slice(0, length));
      expect(frames).toEqual(whole.frames.slice(0, frames.length));
    }
  });
});

describe('gzip (RFC 1952)', () => {
  const big = file.pcapFile(
    Array.from({ length: 300 }, (_, i) => ({
      at: [i, 0],
      octets: Uint8Array.from({ length: 900 }, (_, k) => (i * k) % 251),
    })),
  );
  const packed = gzipSync(big);
  const whole = readFile(big).frames;

  test('zeroes behind it are nothing, something else is told and left alone', () => {
    expect(readFile(octets(packed, Array(700).fill(0))).reader).toMatchObject({
      ...{ problem: null, oddities: [], isPacked: true },
    });
    expect(readFile(octets(packed, 0, utf8('hello'))).reader).toMatchObject({
      problem: null,
      oddities: [{ kind: 'afterGzip', position: packed.length + 1 }],
    });
  });

  test('a header with a name, a comment, more, and a sum of its own', () => {
    const header = octets(
      '1f8b08 1e 00000000 00 03',
      '0300 aabbcc',
      utf8('a.pcap'),
      0,
      utf8('mine'),
      0,
      'ffff',
    );
    expect(readFile(octets(header, packed.subarray(10)), 5).frames).toEqual(whole);
  });

  test('that ends early gives what is there', () => {
    const { frames, reader } = readFile(packed.subarray(0, packed.length / 2));
    expect(frames.length).toBeGreaterThan(50);
    expect(frames).toEqual(whole.slice(0, frames.length));
    expect(reader.problem).toEqual({
      ...{ kind: 'gzip', what: 'endsEarly', position: Math.floor(packed.length / 2) },
    });
  });

  test('a check at its end that is not that of what was unpacked', () => {
    for (const [behind, what] of [
      [8, 'checksum'],
      [4, 'size'],
    ] as const) {
      const damaged = Uint8Array.from(packed);
      damaged[damaged.length - behind]! ^= 1;
      const { frames, reader } = readFile(damaged);
      expect(frames).toEqual(whole);
      expect(reader.problem).toEqual({ kind: 'gzip', what, position: packed.length - behind });
    }
  });

  test('damage is found at every octet, but in bits that nobody reads', () => {
    const small = gzipSync(PCAPNG);
    const good = readFile(small).frames;
    for (let at = 10; at < small.length; at++) {
      const damaged = Uint8Array.from(small);
      damaged[at]! ^= 0x10;
      const { frames, reader } = readFile(damaged);
      if (reader.problem === null) expect([at, frames]).toEqual([at, good]);
    }
  });

  test('what unpacks to a thousand times as much is not kept', () => {
    const bomb = gzipSync(Buffer.concat([file.pcapFile([]), Buffer.alloc(8 << 20)]));
    const reader = captureReader();
    const largest = { buffer: 0, frames: 0 };
    reader.push(bomb, ({ bytes }) => {
      largest.buffer = Math.max(largest.buffer, bytes.buffer.byteLength);
      largest.frames++;
    });
    expect(bomb.length).toBeLessThan(1 << 17);
    expect(largest.buffer).toBeLessThan(1 << 17);
    expect(largest.frames).toBe((8 << 20) / 16);
  });
});

test.each([
  ['an empty file', octets(), { kind: 'empty', position: 0 }],
  ['a zip', utf8('PK\x03\x04 and so on'), 'zip'],
  ['gzip in gzip', gzipSync(gzipSync(PCAP)), 'gzip'],
  ['zstd', octets('28b52ffd00'), 'zstd'],
  ['xz', octets('fd377a585a0000'), 'xz'],
  ['bzip2', utf8('BZh9...'), 'bzip2'],
  ['snoop', octets(utf8('snoop\0\0\0'), '00000002'), 'snoop'],
  ['Network Monitor', octets(utf8('GMBU'), '0002'), 'netmon'],
  ['JSON', utf8('{ "version": 1 }'), 'json'],
  ['a list of JSON', utf8('\n[\n  {}\n]'), 'json'],
  ['a page', utf8('<!doctype html><title>404</title>'), 'html'],
  ['what tcpdump prints', utf8('12:00:00.000000 IP 10.0.0.1.1 > 10.0.0.2.2: Flags [S]'), 'text'],
  ['three letters', utf8('abc'), 'text'],
  ['a program', octets('7f454c46 02010100'), 'unknown'],
  ['two octets', octets('d4c3'), 'unknown'],
])('%s is no capture', (_, bytes, expected) => {
  for (const size of [1, 1000]) {
    const { frames, reader } = readFile(bytes, size);
    expect(frames).toEqual([]);
    expect(reader.problem).toEqual(
      typeof expected === 'string'
        ? { kind: 'notCapture', position: 0, looksLike: expected }
        : expected,
    );
  }
});

test('a length that promises much takes no room before it comes', () => {
  const reader = captureReader();
  reader.push(file.section(), () => undefined);
  const before = process.memoryUsage().arrayBuffers;
  reader.push(octets('0a0d0d0a', '0f000000', '1a2b3c4d', '0001 0000'), () => undefined);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1 << 20);
  reader.finish();
  expect(reader.problem).toMatchObject({ kind: 'endsEarly' });
});

test('what it gives is a segment in the end', () => {
  const { frames } = readFile(file.pcapFile([{ octets: ethernet(ipv4(tcp())) }]));
  expect(frames[0]!.octets).toMatch(/^0200000000020200000000010800450000/);
});
