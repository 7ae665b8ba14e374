/**
 * pcap (draft-ietf-opsawg-pcap): a header of 24 octets, then records. Written in the order of octets of the machine that
 * captured, with time stamps in micro- or nanoseconds: the first number of the file tells both.
 *
 * Also what Alexey Kuznetsov's libpcap wrote (0xa1b2cd34, 8 octets more in each record). Not known: captures before version 2.
 */
import { u16In, u32In } from '../octets.ts';
import type { EachFrame } from './contract.ts';
import { LARGEST_BLOCK, odd, type Format, type Reading } from './reading.ts';

const FILE_HEADER = 24;

/** What libpcap takes at most of a frame (MAXIMUM_SNAPLEN). More is believed only where the file says that it cuts off later. */
const LARGEST_FRAME = 262_144;

interface Kind {
  readonly nsPerTick: 1 | 1000;
  readonly recordHeader: 16 | 24;
}

const KINDS: ReadonlyMap<number, Kind> = new Map([
  [0xa1b2c3d4, { nsPerTick: 1000, recordHeader: 16 }],
  [0xa1b23c4d, { nsPerTick: 1, recordHeader: 16 }],
  [0xa1b2cd34, { nsPerTick: 1000, recordHeader: 24 }],
]);

/** The format, where the first four octets are those of a pcap file. */
export function pcap(first: Uint8Array, reading: Reading): Format | null {
  for (const isLittle of [true, false]) {
    const kind = KINDS.get(u32In(first, 0, isLittle));
    if (kind !== undefined) return records(kind, isLittle, reading);
  }
  return null;
}

function records(kind: Kind, isLittle: boolean, reading: Reading): Format {
  const { nsPerTick, recordHeader } = kind;
  const { frame } = reading;
  const ticksPerSecond = 1_000_000_000 / nsPerTick;
  let isOpen = false;
  let needed = FILE_HEADER;
  let minor = 4;
  let snaplen = 0;
  let mostCaptured = LARGEST_FRAME;
  let firstSeconds = 0;
  let firstTicks = 0;

  /** Whether the version is known. */
  function open(bytes: Uint8Array, at: number, position: number): boolean {
    const major = u16In(bytes, at + 4, isLittle);
    minor = u16In(bytes, at + 6, isLittle);
    if (major !== 2) {
      reading.problem = { kind: 'unknownVersion', position: position + 4, major, minor };
      return false;
    }
    snaplen = u32In(bytes, at + 16, isLittle);
    mostCaptured = Math.min(Math.max(snaplen, LARGEST_FRAME), LARGEST_BLOCK);
    // The upper half is about frame check sequences: how long they are (section 4, "LinkType and additional information").
    frame.linkType = u32In(bytes, at + 20, isLittle) & 0xffff;
    reading.interfaces.push({
      ...{ name: null, description: null, filter: null },
      ...{ linkType: frame.linkType, snaplen, ticksPerSecond },
    });
    return true;
  }

  /** Before version 2.4 the two lengths were the other way round, in 2.3 of some tools. */
  const areSwapped = (captured: number, wire: number): boolean =>
    minor < 3 || (minor === 3 && captured > wire);

  function read(bytes: Uint8Array, from: number, end: number, origin: number, each: EachFrame) {
    let at = from;
    if (!isOpen) {
      if (end - at < FILE_HEADER) return at;
      isOpen = open(bytes, at, origin + at);
      if (!isOpen) return at;
      at += FILE_HEADER;
    }
    for (;;) {
      needed = recordHeader;
      if (end - at < recordHeader) return at;
      let captured = u32In(bytes, at + 8, isLittle);
      let wireLength = u32In(bytes, at + 12, isLittle);
      if (areSwapped(captured, wireLength)) [captured, wireLength] = [wireLength, captured];
      if (captured > mostCaptured) {
        reading.problem = {
          ...{ kind: 'impossibleLength', position: origin + at, within: 'record' },
          ...{ length: captured, least: 0, most: mostCaptured },
        };
        return at;
      }
      needed = recordHeader + captured;
      if (end - at < needed) return at;

      const seconds = u32In(bytes, at, isLittle);
      const ticks = u32In(bytes, at + 4, isLittle);
      if (reading.firstAt === null) {
        [firstSeconds, firstTicks] = [seconds, ticks];
        const more = Math.floor(ticks / ticksPerSecond);
        const nanoseconds = (ticks % ticksPerSecond) * nsPerTick;
        reading.firstAt = { seconds: seconds + more, nanoseconds };
      }
      if (ticks >= ticksPerSecond) odd(reading, 'fractionTooLarge', origin + at);
      if (snaplen !== 0 && captured > snaplen) odd(reading, 'longerThanSnaplen', origin + at);
      if (captured > wireLength) odd(reading, 'longerThanWire', origin + at);

      frame.number++;
      frame.atNs = (seconds - firstSeconds) * 1_000_000_000 + (ticks - firstTicks) * nsPerTick;
      frame.bytes = bytes;
      frame.start = at + recordHeader;
      frame.end = at + needed;
      frame.wireLength = wireLength;
      frame.position = origin + at;
      at += needed;
      each(frame);
    }
  }

  return {
    name: 'pcap',
    within: () => (isOpen ? 'record' : 'fileHeader'),
    needed: () => needed,
    read,
  };
}
