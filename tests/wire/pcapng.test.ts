/** pcapng files (draft-ietf-opsawg-pcapng) written block by block, and read. */
import { describe, expect, test } from 'vitest';
import * as file from './build/files.ts';
import { BIG, LITTLE, octets } from './build/octets.ts';
import { readFile } from './build/reading.ts';

const { enhanced, interfaceBlock, joined, section } = file;
const FRAME = octets('0102030405');

const problemOf = (...blocks: Uint8Array[]) => readFile(joined(...blocks)).reader.problem;

describe.each([
  ['little', LITTLE],
  ['big', BIG],
] as const)('%s-endian', (_, order) => {
  const start = joined(section(order), interfaceBlock({}, order));

  test('4.3: a frame with its time, a comment and flags', () => {
    const options = joined(
      file.text(1, 'lost here', order),
      file.option(2, order.u32(2), order),
      file.text(1, '三次握手', order),
      file.END_OF_OPTIONS,
    );
    const { frames, reader } = readFile(
      joined(
        start,
        enhanced(FRAME, { ticks: 1_600_000_000_000_007n, options }, order),
        enhanced(FRAME, { ticks: 1_600_000_000_000_008n, wire: 1500 }, order),
      ),
    );
    expect(frames).toMatchObject([
      { number: 1, atNs: 0, octets: '0102030405', comment: 'lost here\n三次握手', flags: 2 },
      { number: 2, atNs: 1000, wireLength: 1500, comment: null, flags: 0, interfaceId: 0 },
    ]);
    expect(reader).toMatchObject({
      format: 'pcapng',
      firstAt: { seconds: 1_600_000_000, nanoseconds: 7000 },
      problem: null,
      oddities: [],
    });
  });

  test('4.2: what an interface says of itself', () => {
    const options = joined(
      file.text(2, 'eth0', order),
      file.text(3, 'the uplink', order),
      file.option(9, 9, order),
      file.option(11, [0, ...new TextEncoder().encode('tcp port 80')], order),
      file.END_OF_OPTIONS,
    );
    const { reader } = readFile(
      joined(section(order), interfaceBlock({ link: 113, snaplen: 96, options }, order)),
    );
    expect(reader.interfaces).toEqual([
      {
        ...{ name: 'eth0', description: 'the uplink', filter: 'tcp port 80' },
        ...{ linkType: 113, snaplen: 96, ticksPerSecond: 1e9 },
      },
    ]);
  });

  test.each([
    ['seconds', 0, 1n, 1e9],
    ['milliseconds', 3, 1n, 1e6],
    ['nanoseconds', 9, 1n, 1],
    ['picoseconds', 12, 2500n, 2],
    ['halves', 0x81, 1n, 5e8],
    ['2^-20 seconds', 0x94, 1n, 953],
    ['2^-63 seconds', 0xbf, 1n << 62n, 5e8],
  ])('4.2, if_tsresol: %s', (_name, resolution, ticks, ns) => {
    const options = joined(file.option(9, resolution, order), file.END_OF_OPTIONS);
    const { frames } = readFile(
      joined(
        ...[section(order), interfaceBlock({ options }, order)],
        ...[enhanced(FRAME, {}, order), enhanced(FRAME, { ticks }, order)],
      ),
    );
    expect(frames.map(({ atNs }) => atNs)).toEqual([0, ns]);
  });

  test('4.2, if_tsoffset: an interface counts from another second, and is told apart from others', () => {
    const offset = order === BIG ? [BIG.u32(0), BIG.u32(1000)] : [LITTLE.u32(1000), LITTLE.u32(0)];
    const options = joined(file.option(14, offset.flat(), order), file.END_OF_OPTIONS);
    const { frames, reader } = readFile(
      joined(
        ...[start, interfaceBlock({ options }, order)],
        enhanced(FRAME, { ticks: 999_000_000n }, order),
        enhanced(FRAME, { ticks: 0n, on: 1 }, order),
      ),
    );
    expect(frames).toMatchObject([
      { atNs: 0, interfaceId: 0 },
      { atNs: 1e9, interfaceId: 1 },
    ]);
    expect(reader.firstAt).toEqual({ seconds: 999, nanoseconds: 0 });
  });

  test('4.4: a simple packet has the time of the frame before, and is cut off at snaplen', () => {
    const { frames } = readFile(
      joined(
        ...[section(order), interfaceBlock({ snaplen: 3 }, order)],
        ...[enhanced(FRAME.subarray(0, 3), {}, order)],
        enhanced(FRAME.subarray(0, 3), { ticks: 5n, wire: 5 }, order),
        file.simple(octets('070809'), 5, order),
      ),
    );
    expect(frames[2]).toMatchObject({ number: 3, atNs: 5000, octets: '070809', wireLength: 5 });
  });

  test('appendix A: the packet block of old', () => {
    const { frames } = readFile(
      joined(start, enhanced(FRAME, {}, order), file.obsolete(FRAME, { ticks: 3n }, order)),
    );
    expect(frames[1]).toMatchObject({ atNs: 3000, octets: '0102030405', wireLength: 5 });
  });

  test('4.1: sections have interfaces and an order of their own', () => {
    const other = order === BIG ? LITTLE : BIG;
    const { frames, reader } = readFile(
      joined(
        ...[start, enhanced(FRAME, {}, order)],
        ...[section(other), interfaceBlock({ link: 101 }, other), enhanced(FRAME, {}, other)],
      ),
    );
    expect(frames).toMatchObject([
      { linkType: 1, interfaceId: 0 },
      { linkType: 101, interfaceId: 1 },
    ]);
    expect(reader.interfaces).toHaveLength(2);
  });

  test('other blocks are skipped; those that Wireshark numbers as frames are counted', () => {
    const { frames } = readFile(
      joined(
        ...[start, file.block(4, Array(8).fill(0), order), file.block(5, Array(12).fill(0), order)],
        ...[enhanced(FRAME, {}, order), file.block(0xbad, '0102', order)],
        enhanced(FRAME, {}, order),
      ),
    );
    expect(frames.map(({ number }) => number)).toEqual([1, 3]);
  });
});

describe('damage', () => {
  const start = joined(section(), interfaceBlock());

  test('3.1: a length behind a block that is not the one in front', () => {
    const bad = enhanced(FRAME);
    bad[bad.length - 4] = 99;
    expect(problemOf(start, enhanced(FRAME), bad)).toEqual({
      ...{ kind: 'lengthsDiffer', position: 88, length: 40, trailer: 99 },
    });
  });

  test('3.1: a length that none can have', () => {
    expect(problemOf(start, octets('06000000 08000000 00000000'))).toMatchObject({
      ...{ kind: 'impossibleLength', within: 'block', position: 48, length: 8, least: 32 },
    });
    expect(problemOf(start, octets('06000000 ffffffff 00000000'))).toMatchObject({
      ...{ kind: 'impossibleLength', length: 0xffffffff, most: 256 * 1024 * 1024 },
    });
  });

  test('4.1: neither order, or a version of which nothing is known', () => {
    const first = section();
    first[8] = 0x4e;
    expect(problemOf(first)).toEqual({ kind: 'unknownByteOrder', position: 8, magic: 0x4e3c2b1a });
    expect(problemOf(section(LITTLE, 2))).toEqual({
      ...{ kind: 'unknownVersion', position: 12, major: 2, minor: 0 },
    });
  });

  test('4.3: an interface that the section does not describe, more captured than there is room for', () => {
    expect(problemOf(start, enhanced(FRAME, { on: 7 }))).toEqual({
      ...{ kind: 'unknownInterface', position: 48, interfaceId: 7, described: 1 },
    });
    const bad = enhanced(FRAME);
    bad[20] = 200;
    expect(problemOf(start, bad)).toEqual({
      ...{ kind: 'capturedTooLong', position: 48, captured: 200, room: 8 },
    });
  });

  test('options that do not fit are told, the frame is good', () => {
    const { frames, reader } = readFile(
      joined(start, enhanced(FRAME, { options: octets('01000900 61616161') })),
    );
    expect(frames).toMatchObject([{ octets: '0102030405', comment: null }]);
    expect(reader.oddities).toEqual([{ kind: 'optionsCut', position: 48, count: 1 }]);
  });

  test('the file ends in the middle of a block', () => {
    const file = joined(start, enhanced(FRAME));
    expect(readFile(file.slice(0, -1)).reader.problem).toEqual({
      ...{ kind: 'endsEarly', within: 'block', position: 48, needed: 40, found: 39 },
    });
  });
});
