/** Capture files octet by octet: pcap (draft-ietf-opsawg-pcap, 4 and 5) and pcapng (draft-ietf-opsawg-pcapng, 3 and 4). */
import { LITTLE, octets, utf8, type Order, type Part } from './octets.ts';

export interface Written {
  /** Seconds and parts of them; 0. */
  readonly at?: readonly [seconds: number, ticks: number];
  readonly octets: Uint8Array;
  /** How long it was on the wire; as much as there is. */
  readonly wire?: number;
}

export interface PcapParts {
  readonly order?: Order;
  readonly magic?: number;
  readonly version?: readonly [number, number];
  readonly snaplen?: number;
  readonly link?: number;
  /** Octets behind the 16 of a record's header. */
  readonly more?: readonly number[];
}

export const pcapFile = (
  frames: readonly Written[],
  parts: PcapParts = {},
): Uint8Array<ArrayBuffer> => {
  const { order = LITTLE, magic = 0xa1b2c3d4, version = [2, 4], more = [] } = parts;
  const { u16, u32 } = order;
  const header = [
    ...[...u32(magic), ...u16(version[0]), ...u16(version[1]), ...u32(0), ...u32(0)],
    ...[...u32(parts.snaplen ?? 262_144), ...u32(parts.link ?? 1)],
  ];
  const records = frames.flatMap(({ at = [0, 0], octets: frame, wire }) => [
    ...[...u32(at[0]), ...u32(at[1]), ...u32(frame.length), ...u32(wire ?? frame.length)],
    ...more,
    ...frame,
  ]);
  return octets(header, records);
};

/** Filled up to 4 octets. */
export const padded = (part: Uint8Array): Uint8Array =>
  octets(part, Array(-part.length & 3).fill(0));

export const block = (type: number, body: Part, { u32 }: Order = LITTLE): Uint8Array => {
  const whole = padded(octets(body));
  const length = u32(whole.length + 12);
  return octets(u32(type), length, whole, length);
};

export const option = (
  code: number,
  value: Part,
  { u16 }: Order = LITTLE,
): Uint8Array<ArrayBuffer> => {
  const of = octets(value);
  return octets(u16(code), u16(of.length), padded(of));
};

export const END_OF_OPTIONS = octets('00000000');

export const text = (code: number, value: string, order: Order = LITTLE): Uint8Array =>
  option(code, utf8(value), order);

export const section = (order: Order = LITTLE, major = 1): Uint8Array =>
  block(
    0x0a0d0d0a,
    octets(order.u32(0x1a2b3c4d), order.u16(major), order.u16(0), Array(8).fill(0xff)),
    order,
  );

export const interfaceBlock = (
  { link = 1, snaplen = 0, options = octets() } = {},
  order: Order = LITTLE,
): Uint8Array =>
  block(1, octets(order.u16(link), order.u16(0), order.u32(snaplen), options), order);

/** `ticks` of the epoch, in units of the interface. */
export const enhanced = (
  frame: Uint8Array,
  { on = 0, ticks = 0n, wire = frame.length, options = octets() } = {},
  order: Order = LITTLE,
): Uint8Array =>
  block(
    6,
    octets(
      ...[order.u32(on), order.u32(Number(ticks >> 32n)), order.u32(Number(ticks & 0xffffffffn))],
      ...[order.u32(frame.length), order.u32(wire), padded(frame), options],
    ),
    order,
  );

export const simple = (frame: Uint8Array, wire = frame.length, order: Order = LITTLE): Uint8Array =>
  block(3, octets(order.u32(wire), frame), order);

/** The packet block that came before the enhanced one (appendix A). */
export const obsolete = (
  frame: Uint8Array,
  { on = 0, ticks = 0n, wire = frame.length } = {},
  order: Order = LITTLE,
): Uint8Array =>
  block(
    2,
    octets(
      ...[order.u16(on), order.u16(0xffff)],
      ...[order.u32(Number(ticks >> 32n)), order.u32(Number(ticks & 0xffffffffn))],
      ...[order.u32(frame.length), order.u32(wire), padded(frame)],
    ),
    order,
  );

export const joined = (...blocks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  octets(...blocks);
