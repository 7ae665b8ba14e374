/**
 * pcapng (draft-ietf-opsawg-pcapng): blocks, each with its length in front and behind. A section says its order of octets and
 * describes its interfaces; a file may have several sections, which have nothing to do with one another.
 *
 * Read: section header, interface description, enhanced, simple and (obsolete) packet blocks. All others are skipped: names,
 * statistics, secrets, what is private.
 */
import { u16In, u32, u32In } from '../octets.ts';
import type { CaptureProblem, EachFrame } from './contract.ts';
import {
  clockOf,
  ticksPerSecond,
  USUAL_RESOLUTION,
  type Clock,
  type ClockOrigin,
} from './pcapngClock.ts';
import { eachOption, interfaceOptions, padded, textAt } from './pcapngOptions.ts';
import { LARGEST_BLOCK, odd, type Format, type Reading } from './reading.ts';

/** The same in both orders, and broken by what turns line ends (4.1). */
const SECTION_HEADER = 0x0a0d0d0a;
const INTERFACE_DESCRIPTION = 1;
const PACKET = 2;
const SIMPLE_PACKET = 3;
const ENHANCED_PACKET = 6;

/** A journal's entry and custom blocks, which Wireshark numbers as it does frames: numbers here are the same. */
const NUMBERED: readonly number[] = [9, 0x0000_0bad, 0x4000_0bad];

const BYTE_ORDER_MAGIC = 0x1a2b3c4d;
const BYTE_ORDER_SWAPPED = 0x4d3c2b1a;

/** Octets in front of what follows in a block, by its kind: type, length and fixed fields. */
const FRONT = { section: 24, interface: 16, enhanced: 28, packet: 28, simple: 12 } as const;
const TRAILER = 4;
/** A type and two lengths. */
const LEAST_BLOCK = 12;

interface Described {
  readonly id: number;
  readonly linkType: number;
  readonly snaplen: number;
  readonly clock: Clock;
}

/** The format, where the first four octets are those of a section header. */
export const pcapng = (first: Uint8Array, reading: Reading): Format | null =>
  u32(first, 0) === SECTION_HEADER ? blocks(reading) : null;

function blocks(reading: Reading): Format {
  const { frame } = reading;
  const origin: ClockOrigin = { ns: null };
  let isLittle = true;
  let described: Described[] = [];
  let needed = LEAST_BLOCK;

  const stop = (problem: CaptureProblem) => {
    reading.problem = problem;
  };

  /** The block's length in front, its order of octets found out first where it is a section's header; null: damaged. */
  function lengthOf(bytes: Uint8Array, at: number, position: number): number | null {
    const isSection = u32(bytes, at) === SECTION_HEADER;
    if (isSection) {
      const magic = u32(bytes, at + 8);
      if (magic !== BYTE_ORDER_MAGIC && magic !== BYTE_ORDER_SWAPPED) {
        stop({ kind: 'unknownByteOrder', position: position + 8, magic });
        return null;
      }
      isLittle = magic === BYTE_ORDER_SWAPPED;
    }
    const length = u32In(bytes, at + 4, isLittle);
    const least = leastLength(isSection ? SECTION_HEADER : u32In(bytes, at, isLittle));
    if (length < least || length > LARGEST_BLOCK) {
      stop({
        ...{ kind: 'impossibleLength', position, within: 'block' },
        ...{ length, least, most: LARGEST_BLOCK },
      });
      return null;
    }
    return length;
  }

  function section(bytes: Uint8Array, at: number, position: number): void {
    const major = u16In(bytes, at + 12, isLittle);
    const minor = u16In(bytes, at + 14, isLittle);
    if (major !== 1) stop({ kind: 'unknownVersion', position: position + 12, major, minor });
    described = [];
  }

  function interfaceDescription(bytes: Uint8Array, at: number, end: number, position: number) {
    const { said, fit } = interfaceOptions(bytes, at + FRONT.interface, end, isLittle);
    if (!fit) odd(reading, 'optionsCut', position);
    const resolution = said.resolution ?? USUAL_RESOLUTION;
    const linkType = u16In(bytes, at + 8, isLittle);
    const snaplen = u32In(bytes, at + 12, isLittle);
    const clock = clockOf(resolution, said.offsetSeconds, origin, reading);
    described.push({ id: reading.interfaces.length, linkType, snaplen, clock });
    const { name, description, filter } = said;
    reading.interfaces.push({
      ...{ name, description, filter, linkType, snaplen },
      ticksPerSecond: Number(ticksPerSecond(resolution)),
    });
  }

  /** A comment and flags of a frame, where there is room for options behind it (4.3). */
  function options(bytes: Uint8Array, from: number, end: number, position: number): void {
    reading.comment = null;
    reading.flags = 0;
    if (end - from < 4) return;
    const fit = eachOption(bytes, from, end, isLittle, (code, at, length) => {
      if (code === 1) {
        const text = textAt(bytes, at, length);
        reading.comment = reading.comment === null ? text : `${reading.comment}\n${text}`;
      }
      if (code === 2 && length === 4) reading.flags = u32In(bytes, at, isLittle);
    });
    if (!fit) odd(reading, 'optionsCut', position);
  }

  function interfaceOf(id: number, position: number): Described | null {
    const found = described[id];
    if (found !== undefined) return found;
    stop({ kind: 'unknownInterface', position, interfaceId: id, described: described.length });
    return null;
  }

  /** Fills in the frame; whether it can be given. */
  function packet(
    bytes: Uint8Array,
    at: number,
    end: number,
    position: number,
    isObsolete: boolean,
  ): boolean {
    const id = isObsolete ? u16In(bytes, at + 8, isLittle) : u32In(bytes, at + 8, isLittle);
    const from = interfaceOf(id, position);
    if (from === null) return false;
    const captured = u32In(bytes, at + 20, isLittle);
    const start = at + FRONT.enhanced;
    if (captured > end - start) {
      stop({ kind: 'capturedTooLong', position, captured, room: end - start });
      return false;
    }
    frame.atNs = from.clock(u32In(bytes, at + 12, isLittle), u32In(bytes, at + 16, isLittle));
    frame.wireLength = u32In(bytes, at + 24, isLittle);
    place(from, start, captured, position);
    options(bytes, start + padded(captured), end, position);
    return true;
  }

  /** Without a time, which stays that of the frame before; how much was captured follows from snaplen (4.4). */
  function simplePacket(bytes: Uint8Array, at: number, end: number, position: number): boolean {
    const from = interfaceOf(0, position);
    if (from === null) return false;
    const wireLength = u32In(bytes, at + 8, isLittle);
    const start = at + FRONT.simple;
    const captured = from.snaplen === 0 ? wireLength : Math.min(wireLength, from.snaplen);
    if (captured > end - start) {
      stop({ kind: 'capturedTooLong', position, captured, room: end - start });
      return false;
    }
    frame.wireLength = wireLength;
    place(from, start, captured, position);
    reading.comment = null;
    reading.flags = 0;
    return true;
  }

  function place(from: Described, start: number, captured: number, position: number): void {
    if (from.snaplen !== 0 && captured > from.snaplen) odd(reading, 'longerThanSnaplen', position);
    if (captured > frame.wireLength) odd(reading, 'longerThanWire', position);
    frame.linkType = from.linkType;
    frame.interfaceId = from.id;
    frame.start = start;
    frame.end = start + captured;
    frame.position = position;
  }

  /** Whether the block is a frame that can be given. */
  function block(bytes: Uint8Array, at: number, end: number, position: number): boolean {
    const type = u32In(bytes, at, isLittle);
    switch (type) {
      case SECTION_HEADER:
        section(bytes, at, position);
        return false;
      case INTERFACE_DESCRIPTION:
        interfaceDescription(bytes, at, end, position);
        return false;
      case ENHANCED_PACKET:
        return packet(bytes, at, end, position, false);
      case PACKET:
        return packet(bytes, at, end, position, true);
      case SIMPLE_PACKET:
        return simplePacket(bytes, at, end, position);
      default:
        if (NUMBERED.includes(type)) frame.number++;
        return false;
    }
  }

  function read(bytes: Uint8Array, from: number, end: number, origin: number, each: EachFrame) {
    let at = from;
    for (;;) {
      needed = LEAST_BLOCK;
      if (end - at < needed) return at;
      const length = lengthOf(bytes, at, origin + at);
      if (length === null) return at;
      // Some writers leave the padding out of the length.
      needed = padded(length);
      if (end - at < needed) return at;
      const trailer = u32In(bytes, at + needed - TRAILER, isLittle);
      if (trailer !== length) {
        stop({ kind: 'lengthsDiffer', position: origin + at, length, trailer });
        return at;
      }
      const isFrame = block(bytes, at, at + needed - TRAILER, origin + at);
      if (reading.problem !== null) return at;
      at += needed;
      if (!isFrame) continue;
      frame.number++;
      frame.bytes = bytes;
      each(frame);
    }
  }

  return { name: 'pcapng', within: () => 'block', needed: () => needed, read };
}

/** The least that a block of a kind can be. */
function leastLength(type: number): number {
  switch (type) {
    case SECTION_HEADER:
      return FRONT.section + TRAILER;
    case INTERFACE_DESCRIPTION:
      return FRONT.interface + TRAILER;
    case ENHANCED_PACKET:
      return FRONT.enhanced + TRAILER;
    case PACKET:
      return FRONT.packet + TRAILER;
    case SIMPLE_PACKET:
      return FRONT.simple + TRAILER;
    default:
      return LEAST_BLOCK;
  }
}
