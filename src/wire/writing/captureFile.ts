/**
 * Frames as a capture file: pcapng (draft-ietf-opsawg-pcapng: a section header, an interface for each place at which was
 * captured, an enhanced packet for each frame), or the pcap of before (draft-ietf-opsawg-pcap). Little-endian, as by most hosts.
 */

/** A frame where it was captured. */
export interface WrittenFrame {
  /** Which of the interfaces, from 0. */
  readonly interfaceId: number;
  /** Microseconds since the start of the capture. */
  readonly atUs: number;
  readonly octets: Uint8Array;
  /** How long it was on the wire, where less of it was captured. */
  readonly length?: number;
  /** Of pcapng alone. */
  readonly comment?: string;
  readonly direction: 'inbound' | 'outbound';
}

export interface CaptureMeta {
  /** When it starts: seconds since 1970. */
  readonly epochS: number;
  readonly resolution: 'micro' | 'nano';
}

export interface Section extends CaptureMeta {
  readonly hardware: string;
  readonly os: string;
  readonly application: string;
  readonly comment: string;
  readonly interfaces: readonly { readonly name: string; readonly description: string }[];
  readonly frames: readonly WrittenFrame[];
}

const LINKTYPE_ETHERNET = 1;
/** As much of a frame as is captured at most: no frame of ours is longer. */
const SNAPLEN = 262_144;

const BLOCK = { section: 0x0a0d0d0a, interface: 1, enhancedPacket: 6 } as const;
/** Options of all blocks, then of each kind. */
const OPTION = {
  ...{ end: 0, comment: 1 },
  ...{ hardware: 2, os: 3, application: 4 },
  ...{ name: 2, description: 3, resolution: 9 },
  flags: 2,
} as const;
const DIRECTION = { inbound: 1, outbound: 2 } as const;
const PER_SECOND = { micro: 6, nano: 9 } as const;

export function pcapng(section: Section): Uint8Array<ArrayBuffer> {
  const { hardware, os, application, comment, interfaces, frames } = section;
  const head = [
    numbers([0x1a2b3c4d, 4], [1, 2], [0, 2], [0xffffffff, 4], [0xffffffff, 4]),
    textOption(OPTION.comment, comment),
    textOption(OPTION.hardware, hardware),
    textOption(OPTION.os, os),
    textOption(OPTION.application, application),
    END,
  ];
  return joined([
    ...block(BLOCK.section, head),
    ...interfaces.flatMap(({ name, description }) =>
      block(BLOCK.interface, [
        numbers([LINKTYPE_ETHERNET, 2], [0, 2], [SNAPLEN, 4]),
        textOption(OPTION.name, name),
        textOption(OPTION.description, description),
        option(OPTION.resolution, Uint8Array.of(PER_SECOND[section.resolution])),
        END,
      ]),
    ),
    ...frames.flatMap((frame) => block(BLOCK.enhancedPacket, packetBody(frame, section))),
  ]);
}

function packetBody(frame: WrittenFrame, meta: CaptureMeta): Uint8Array[] {
  const { interfaceId, octets, comment, direction } = frame;
  const units = unitsOf(frame, meta);
  const [high, low] = [Number(units >> 32n), Number(units & 0xffffffffn)];
  const { length = octets.length } = frame;
  return [
    numbers([interfaceId, 4], [high, 4], [low, 4], [octets.length, 4], [length, 4]),
    padded(octets),
    ...(comment === undefined ? [] : [textOption(OPTION.comment, comment)]),
    option(OPTION.flags, numbers([DIRECTION[direction], 4])),
    END,
  ];
}

/** Times need more than the 53 bits of a number where they are nanoseconds. */
const unitsOf = ({ atUs }: WrittenFrame, { epochS, resolution }: CaptureMeta): bigint =>
  (BigInt(epochS) * 1_000_000n + BigInt(atUs)) * (resolution === 'nano' ? 1000n : 1n);

const MAGIC = { micro: 0xa1b2c3d4, nano: 0xa1b23c4d } as const;

/** Without comments and without interfaces: of one place. */
export function pcap(
  frames: readonly WrittenFrame[],
  { epochS, resolution }: CaptureMeta,
): Uint8Array<ArrayBuffer> {
  const perUs = resolution === 'nano' ? 1000 : 1;
  return joined([
    numbers([MAGIC[resolution], 4], [2, 2], [4, 2], [0, 4], [0, 4]),
    numbers([SNAPLEN, 4], [LINKTYPE_ETHERNET, 4]),
    ...frames.flatMap(({ atUs, octets, length = octets.length }) => [
      numbers([epochS + Math.floor(atUs / 1e6), 4], [(atUs % 1e6) * perUs, 4]),
      numbers([octets.length, 4], [length, 4]),
      octets,
    ]),
  ]);
}

/** Its length stands at both ends of a block, so that files can be read backwards. */
function block(type: number, body: readonly Uint8Array[]): Uint8Array[] {
  const length = body.reduce((sum, part) => sum + part.length, 0) + 12;
  return [numbers([type, 4], [length, 4]), ...body, numbers([length, 4])];
}

const utf8 = new TextEncoder();
const LONGEST_OPTION = 65_535;

const textOption = (code: number, text: string): Uint8Array =>
  text === '' ? EMPTY : option(code, utf8.encode(text).subarray(0, LONGEST_OPTION));

function option(code: number, value: Uint8Array): Uint8Array {
  return joined([numbers([code, 2], [value.length, 2]), padded(value)]);
}

const EMPTY = new Uint8Array(0);
const END = numbers([OPTION.end, 2], [0, 2]);

/** Everything in a block begins where a word of 32 bits begins. */
function padded(octets: Uint8Array): Uint8Array {
  if (octets.length % 4 === 0) return octets;
  const all = new Uint8Array(Math.ceil(octets.length / 4) * 4);
  all.set(octets);
  return all;
}

/** Numbers of 2 or 4 octets, one after the other. */
function numbers(...list: readonly (readonly [value: number, octets: 2 | 4])[]): Uint8Array {
  const all = new Uint8Array(list.reduce((sum, [, octets]) => sum + octets, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const [value, octets] of list) {
    if (octets === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += octets;
  }
  return all;
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
