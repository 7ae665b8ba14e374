/** pcap files (draft-ietf-opsawg-pcap) written octet by octet, and read. */
import { describe, expect, test } from 'vitest';
import { pcapFile } from './build/files.ts';
import { BIG, LITTLE, octets } from './build/octets.ts';
import { readFile } from './build/reading.ts';

const FRAMES = [
  { at: [1_600_000_000, 5], octets: octets('0102030405') },
  { at: [1_600_000_001, 4], octets: octets('06'), wire: 1500 },
  { at: [1_599_999_999, 5], octets: octets('') },
] as const;

describe('section 4: the first number of a file', () => {
  test.each([
    ['0xa1b2c3d4: microseconds', 0xa1b2c3d4, 1000],
    ['0xa1b23c4d: nanoseconds', 0xa1b23c4d, 1],
  ])('%s, in the order of either machine', (_, magic, nsPerTick) => {
    for (const order of [LITTLE, BIG]) {
      const { frames, reader } = readFile(pcapFile(FRAMES, { magic, order, snaplen: 65_535 }));
      expect(frames).toMatchObject([
        { number: 1, atNs: 0, octets: '0102030405', wireLength: 5, position: 24 },
        { number: 2, atNs: 1e9 - nsPerTick, octets: '06', wireLength: 1500, position: 45 },
        { number: 3, atNs: -1e9, octets: '', wireLength: 0, position: 62 },
      ]);
      expect(reader).toMatchObject({
        format: 'pcap',
        firstAt: { seconds: 1_600_000_000, nanoseconds: 5 * nsPerTick },
        interfaces: [{ linkType: 1, snaplen: 65_535, ticksPerSecond: 1e9 / nsPerTick }],
        problem: null,
        oddities: [],
      });
    }
  });

  test('0xa1b2cd34, of a patched libpcap: 8 octets more in each record', () => {
    const file = pcapFile(FRAMES, { magic: 0xa1b2cd34, more: [1, 2, 3, 4, 5, 6, 7, 8] });
    expect(readFile(file).frames.map((frame) => frame.octets)).toEqual(['0102030405', '06', '']);
  });

  test('what the upper half of the link type says is not the link type', () => {
    const { frames } = readFile(pcapFile(FRAMES, { link: 0x2400_0071 }));
    expect(frames[0]!.linkType).toBe(113);
  });

  test('version 2 alone is known', () => {
    const { frames, reader } = readFile(pcapFile(FRAMES, { version: [3, 0] }));
    expect(frames).toEqual([]);
    expect(reader.problem).toEqual({ kind: 'unknownVersion', position: 4, major: 3, minor: 0 });
  });

  test('before 2.3 the lengths of a record were the other way round', () => {
    const swapped = [{ octets: octets('0102') }];
    const file = pcapFile(swapped, { version: [2, 2] });
    expect(readFile(file).frames).toMatchObject([{ octets: '0102', wireLength: 2 }]);
  });
});

describe('section 5: records', () => {
  test('longer than the file says that they can be: read, and told', () => {
    const { frames, reader } = readFile(pcapFile(FRAMES, { snaplen: 2 }));
    expect(frames).toHaveLength(3);
    expect(reader.oddities).toEqual([{ kind: 'longerThanSnaplen', position: 24, count: 1 }]);
    expect(reader.problem).toBeNull();
  });

  test('more captured than was on the wire, and a part of a second that is more than one', () => {
    const file = pcapFile([{ at: [1, 2_000_000], octets: octets('0102'), wire: 1 }]);
    expect(readFile(file).reader).toMatchObject({
      firstAt: { seconds: 3, nanoseconds: 0 },
      oddities: [
        { kind: 'fractionTooLarge', position: 24 },
        { kind: 'longerThanWire', position: 24 },
      ],
    });
  });

  test('a length that none can have ends it: the frames before are good', () => {
    const file = octets(pcapFile(FRAMES), '00000000 00000000 ffffff7f ffffff7f', Array(40).fill(0));
    const { frames, reader } = readFile(file);
    expect(frames).toHaveLength(3);
    expect(reader.problem).toEqual({
      ...{ kind: 'impossibleLength', within: 'record', position: 78 },
      ...{ length: 0x7fffffff, least: 0, most: 262_144 },
    });
  });

  test('the file ends in the middle of a record, or of its header, or of the file’s', () => {
    const file = pcapFile(FRAMES);
    const endOf = (length: number) => readFile(file.slice(0, length)).reader.problem;
    expect(endOf(61)).toEqual({
      ...{ kind: 'endsEarly', within: 'record', position: 45, needed: 17, found: 16 },
    });
    expect(endOf(46)).toEqual({
      ...{ kind: 'endsEarly', within: 'record', position: 45, needed: 16, found: 1 },
    });
    expect(endOf(23)).toEqual({
      ...{ kind: 'endsEarly', within: 'fileHeader', position: 0, needed: 24, found: 23 },
    });
    expect(endOf(24)).toBeNull();
  });
});
