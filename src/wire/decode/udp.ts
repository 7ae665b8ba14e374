/**
 * Tunnels over UDP, told by their registered ports: Teredo (RFC 4380), L2TP (RFC 2661), GTP-U (3GPP TS 29.281), VXLAN (RFC 7348),
 * Geneve (RFC 8926).
 */
import { u16, u8 } from '../octets.ts';
import { CUT, has, onward, OTHER, past, type NextLayer, type LayerWalk } from './walk.ts';

const UDP = 8;

export function udp(walk: LayerWalk): NextLayer {
  if (!has(walk, UDP)) return CUT;
  const { bytes, at } = walk;
  const [source, destination] = [u16(bytes, at), u16(bytes, at + 2)];
  const tunnel = TUNNELS.get(destination) ?? TUNNELS.get(source);
  if (tunnel === undefined) return OTHER;
  walk.at += UDP;
  return tunnel(walk);
}

type Tunnel = (walk: LayerWalk) => NextLayer;

const TUNNELS: ReadonlyMap<number, Tunnel> = new Map([
  [1701, l2tp],
  [2152, gtp],
  [3544, teredo],
  [4789, (walk: LayerWalk) => (has(walk, 8) ? past(walk, 8, 'ethernet') : CUT)],
  [6081, geneve],
]);

/** How long its options are stands in words, in six bits. */
function geneve(walk: LayerWalk): NextLayer {
  if (!has(walk, 8)) return CUT;
  const { bytes, at } = walk;
  const length = 8 + (u8(bytes, at) & 0x3f) * 4;
  return has(walk, length) ? onward(walk, length, u16(bytes, at + 2), 'etherType') : CUT;
}

const GTP = { version1: 0x30, more: 0x07, hasExtensions: 0x04, packet: 255 } as const;

/** A packet of a user; behind the header may be a number, and headers of four octets and more, each naming the next. */
function gtp(walk: LayerWalk): NextLayer {
  if (!has(walk, 8)) return CUT;
  const { bytes, at } = walk;
  const flags = u8(bytes, at);
  if ((flags & 0xf0) !== GTP.version1 || u8(bytes, at + 1) !== GTP.packet) return OTHER;
  if ((flags & GTP.more) === 0) return past(walk, 8, 'ip');
  if (!has(walk, 12)) return CUT;
  walk.at += 12;
  let next = (flags & GTP.hasExtensions) !== 0 ? u8(bytes, walk.at - 1) : 0;
  while (next !== 0) {
    const length = has(walk, 1) ? u8(bytes, walk.at) * 4 : 0;
    if (length === 0 || !has(walk, length)) return CUT;
    walk.at += length;
    next = u8(bytes, walk.at - 1);
  }
  return 'ip';
}

/** In front of IPv6 may be an authentication and where the packet came from (RFC 4380, 5.1.1). */
function teredo(walk: LayerWalk): NextLayer {
  const { bytes } = walk;
  if (!has(walk, 4)) return CUT;
  if (u16(bytes, walk.at) === 1) walk.at += 13 + u8(bytes, walk.at + 2) + u8(bytes, walk.at + 3);
  if (!has(walk, 2)) return CUT;
  return u16(bytes, walk.at) === 0 ? past(walk, 8, 'ipv6') : 'ipv6';
}

const L2TP = { control: 0x8000, length: 0x4000, numbered: 0x0800, offset: 0x0200 } as const;

function l2tp(walk: LayerWalk): NextLayer {
  if (!has(walk, 2)) return CUT;
  const { bytes, at } = walk;
  const flags = u16(bytes, at);
  if ((flags & 0xf) !== 2 || (flags & L2TP.control) !== 0) return OTHER;
  let header = 6;
  if ((flags & L2TP.length) !== 0) header += 2;
  if ((flags & L2TP.numbered) !== 0) header += 4;
  if ((flags & L2TP.offset) !== 0) {
    if (!has(walk, header + 2)) return CUT;
    header += 2 + u16(bytes, at + header);
  }
  return has(walk, header) ? past(walk, header, 'ppp') : CUT;
}
