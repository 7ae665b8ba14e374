/**
 * IP (RFC 791, RFC 8200) down to the TCP that it carries, through tunnels where there are any: IP in IP (RFC 2003, RFC 4213),
 * GRE (RFC 2784, RFC 2890, and PPTP's of RFC 2637).
 *
 * Of a fragment it is told where it belongs (fragments.ts puts them together).
 */
import { u16, u32, u8 } from '../octets.ts';
import { ETHER_TYPE } from './ether.ts';
import { udp } from './udp.ts';
import { CUT, FRAGMENT, has, onward, OTHER, past, type NextLayer, type LayerWalk } from './walk.ts';

/** By the version in its first four bits. */
export function ip(walk: LayerWalk): NextLayer {
  if (!has(walk, 1)) return CUT;
  const version = u8(walk.bytes, walk.at) >> 4;
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : OTHER;
}

/** More of them follow, or it does not begin at 0. */
const FRAGMENTED = 0x3fff;

export function ipv4(walk: LayerWalk): NextLayer {
  if (!has(walk, 20)) return CUT;
  const { bytes, at, into } = walk;
  if (u8(bytes, at) >> 4 !== 4) return OTHER;
  const header = (u8(bytes, at) & 0xf) * 4;
  const total = u16(bytes, at + 2);
  if (header < 20 || (total !== 0 && total < header) || !has(walk, header)) return CUT;
  if (total !== 0) shorten(walk, total);

  into.ipVersion = 4;
  into.sourceAt = at + 12;
  into.destinationAt = header > 20 ? lastHop(bytes, at + 20, at + header) : at + 16;
  into.ipId = u16(bytes, at + 4);
  into.ttl = u8(bytes, at + 8);
  into.ipEcn = u8(bytes, at + 1) & 3;
  into.isOffloaded = total === 0;

  const place = u16(bytes, at + 6);
  if ((place & FRAGMENTED) !== 0)
    return piece(walk, header, (place & 0x1fff) * 8, (place & 0x2000) !== 0, u8(bytes, at + 9));
  return onward(walk, header, u8(bytes, at + 9), 'protocol');
}

function piece(
  walk: LayerWalk,
  header: number,
  offset: number,
  hasMore: boolean,
  protocol: number,
): NextLayer {
  const at = walk.at + header;
  const length = walk.wireEnd - at;
  const isWhole = length > 0 && walk.end === walk.wireEnd;
  walk.into.bytes = walk.bytes;
  walk.into.fragment = { at, length, isWhole, offset, hasMore, protocol };
  return FRAGMENT;
}

const ROUTE = { loose: 131, strict: 137 } as const;

/** With a source route that has hops left, the destination is its last one (RFC 791, 3.1). */
function lastHop(bytes: Uint8Array, from: number, end: number): number {
  const destinationAt = from - 4;
  let at = from;
  while (at + 1 < end) {
    const kind = u8(bytes, at);
    if (kind === 0) break;
    const length = kind === 1 ? 1 : u8(bytes, at + 1);
    if (length === 0 || at + length > end) break;
    if ((kind === ROUTE.loose || kind === ROUTE.strict) && length >= 7)
      return u8(bytes, at + 2) < length ? at + length - 4 : destinationAt;
    at += length;
  }
  return destinationAt;
}

/** What is behind IP's length is padding, or a check sequence. A frame that is shorter has the last word. */
function shorten(walk: LayerWalk, length: number): void {
  walk.wireEnd = Math.min(walk.wireEnd, walk.at + length);
  walk.end = Math.min(walk.end, walk.wireEnd);
}

/** IP's protocol numbers. */
const PROTOCOL = {
  ...{ hopByHop: 0, ipv4: 4, tcp: 6, udp: 17, ipv6: 41, routing: 43, fragment: 44, gre: 47 },
  ...{ authentication: 51, destination: 60, shim6: 140 },
} as const;

const IPV6 = 40;

export function ipv6(walk: LayerWalk): NextLayer {
  if (!has(walk, IPV6)) return CUT;
  const { bytes, at, into } = walk;
  if (u8(bytes, at) >> 4 !== 6) return OTHER;
  const payload = u16(bytes, at + 4);
  if (payload !== 0) shorten(walk, IPV6 + payload);

  into.ipVersion = 6;
  into.sourceAt = at + 8;
  into.destinationAt = at + 24;
  into.ipId = 0;
  into.ttl = u8(bytes, at + 7);
  into.ipEcn = (u16(bytes, at) >> 4) & 3;
  into.isOffloaded = payload === 0;
  return onward(walk, IPV6, u8(bytes, at + 6), 'protocol');
}

/** What an IP header says comes next: another of IPv6's headers, a tunnel, or TCP at last. */
export function protocol(walk: LayerWalk): NextLayer {
  switch (walk.type) {
    case PROTOCOL.ipv4:
      return 'ipv4';
    case PROTOCOL.ipv6:
      return 'ipv6';
    case PROTOCOL.gre:
      return gre(walk);
    case PROTOCOL.udp:
      return udp(walk);
    case PROTOCOL.hopByHop:
      return hopByHop(walk);
    case PROTOCOL.routing:
      return routing(walk);
    case PROTOCOL.destination:
    case PROTOCOL.shim6:
      return extension(walk, 8, 8);
    case PROTOCOL.authentication:
      // Its length is in words, less two (RFC 4302, 2.2).
      return extension(walk, 4, 8);
    case PROTOCOL.fragment:
      return fragment(walk);
    default:
      return OTHER;
  }
}

/** The next header in the first octet, the length beyond `least` octets in the second. */
function extension(walk: LayerWalk, unit: number, least: number): NextLayer {
  if (!has(walk, least)) return CUT;
  const { bytes, at } = walk;
  const length = u8(bytes, at + 1) * unit + least;
  return has(walk, length) ? onward(walk, length, u8(bytes, at), 'protocol') : CUT;
}

/** Where hops are left, the destination is the last one: in front in a segment routing header (RFC 8754), at the end in others. */
function routing(walk: LayerWalk): NextLayer {
  if (!has(walk, 8)) return CUT;
  const { bytes, at, into } = walk;
  const length = u8(bytes, at + 1) * 8 + 8;
  const type = u8(bytes, at + 2);
  if (!has(walk, length)) return CUT;
  if (length >= 24 && u8(bytes, at + 3) > 0)
    if (type === 0 || type === 2) into.destinationAt = at + length - 16;
    else if (type === 4) into.destinationAt = at + 8;
  return extension(walk, 8, 8);
}

const JUMBO = 0xc2;

/** May say a length that 16 bits do not hold (RFC 2675), where IPv6's own is 0. */
function hopByHop(walk: LayerWalk): NextLayer {
  const { bytes, at, into } = walk;
  // Jumbo payload as everybody writes it: the first option. Its length counts from behind IPv6's header.
  if (into.isOffloaded && has(walk, 8) && u8(bytes, at + 2) === JUMBO) {
    shorten(walk, u32(bytes, at + 4));
    into.isOffloaded = false;
  }
  return extension(walk, 8, 8);
}

/** An "atomic" fragment is a whole packet: offset 0 and no more (RFC 6946). */
function fragment(walk: LayerWalk): NextLayer {
  if (!has(walk, 8)) return CUT;
  const { bytes, at, into } = walk;
  into.ipId = u32(bytes, at + 4);
  const place = u16(bytes, at + 2);
  if ((place & 0xfff9) !== 0)
    return piece(walk, 8, place & 0xfff8, (place & 1) !== 0, u8(bytes, at));
  return onward(walk, 8, u8(bytes, at), 'protocol');
}

const GRE = { checksum: 0x8000, routing: 0x4000, key: 0x2000, sequence: 0x1000, ack: 0x0080 };

function gre(walk: LayerWalk): NextLayer {
  if (!has(walk, 4)) return CUT;
  const { bytes, at } = walk;
  const flags = u16(bytes, at);
  const isPptp = (flags & 7) === 1;
  if ((flags & GRE.routing) !== 0) return OTHER;
  let length = 4;
  if ((flags & GRE.checksum) !== 0) length += 4;
  if ((flags & GRE.key) !== 0) length += 4;
  if ((flags & GRE.sequence) !== 0) length += 4;
  if (isPptp && (flags & GRE.ack) !== 0) length += 4;
  if (!has(walk, length)) return CUT;
  const type = u16(bytes, at + 2);
  if (type === ETHER_TYPE.mirrored)
    return mirrored(walk, length + ((flags & GRE.sequence) !== 0 ? 8 : 0));
  if (type === ETHER_TYPE.mirrored3) {
    if (!has(walk, length + 12)) return CUT;
    return mirrored(walk, length + ((u8(bytes, at + length + 11) & 1) !== 0 ? 20 : 12));
  }
  return onward(walk, length, type, 'etherType');
}

/** Encapsulated Remote SPAN: whole frames, copied by a switch. Only its second kind and its third have a header of their own. */
const mirrored = (walk: LayerWalk, header: number): NextLayer =>
  has(walk, header) ? past(walk, header, 'ethernet') : CUT;

/** Whether TCP is next. */
export const isTcp = (walk: LayerWalk): boolean => walk.type === PROTOCOL.tcp;
