/** Frames octet by octet, from the link down to TCP. Nothing is computed for what is not said: a checksum is 0. */
import { BIG, octets, type Part } from './octets.ts';

const { u16, u32 } = BIG;

export interface TcpParts {
  readonly ports?: readonly [number, number];
  readonly seq?: number;
  readonly ack?: number;
  /** As the octet in the header; ACK. */
  readonly flags?: number;
  readonly window?: number;
  readonly urgent?: number;
  readonly options?: Part;
  readonly data?: Part;
  /** In words; as its options have it. */
  readonly offset?: number;
  readonly checksum?: number;
}

export const tcp = (parts: TcpParts = {}): Uint8Array => {
  const { ports = [49152, 8080], seq = 1000, ack = 2000, flags = 16, window = 502 } = parts;
  const options = octets(parts.options ?? []);
  const offset = parts.offset ?? 5 + options.length / 4;
  return octets(
    ...[u16(ports[0]), u16(ports[1]), u32(seq), u32(ack), offset << 4, flags, u16(window)],
    ...[u16(parts.checksum ?? 0), u16(parts.urgent ?? 0), options, parts.data ?? []],
  );
};

export interface Ipv4Parts {
  readonly protocol?: number;
  readonly options?: Part;
  readonly total?: number;
  readonly tos?: number;
  readonly id?: number;
  /** Flags and offset of a fragment. */
  readonly fragment?: number;
  readonly version?: number;
  readonly words?: number;
}

export const ipv4 = (payload: Uint8Array, parts: Ipv4Parts = {}): Uint8Array => {
  const options = octets(parts.options ?? []);
  const words = parts.words ?? 5 + options.length / 4;
  const total = parts.total ?? 20 + options.length + payload.length;
  return octets(
    ...[((parts.version ?? 4) << 4) | words, parts.tos ?? 0, u16(total), u16(parts.id ?? 7)],
    ...[u16(parts.fragment ?? 0), 64, parts.protocol ?? 6, u16(0)],
    ...['c0000201', 'c0000202', options, payload],
  );
};

export interface Ipv6Parts {
  readonly next?: number;
  readonly length?: number;
  readonly trafficClass?: number;
  /** Extension headers, of which `next` names the first. */
  readonly extensions?: Part;
}

export const ipv6 = (payload: Uint8Array, parts: Ipv6Parts = {}): Uint8Array => {
  const extensions = octets(parts.extensions ?? []);
  return octets(
    ...[u32(0x60000000 + (parts.trafficClass ?? 0) * 0x100000)],
    ...[u16(parts.length ?? extensions.length + payload.length), parts.next ?? 6, 63],
    ...['20010db8000000000000000000000001', '20010db8000000000000000000000002'],
    ...[extensions, payload],
  );
};

export const ethernet = (payload: Part, type: Part = '0800', tags: Part = ''): Uint8Array =>
  octets('020000000002', '020000000001', tags, type, payload);

export const IPV4 = '0800';
export const IPV6 = '86dd';
