/**
 * What stands between the link and IP: Ethernet (IEEE 802.3) with tags (802.1Q, 802.1ad), LLC and SNAP (802.2), PPP (RFC 1661),
 * PPP over Ethernet (RFC 2516), MPLS (RFC 3032).
 */
import { u16, u8 } from '../octets.ts';
import { CUT, has, onward, OTHER, past, type NextLayer, type LayerWalk } from './walk.ts';

/** Two addresses and a type. */
const ETHERNET = 14;

export function ethernet(walk: LayerWalk): NextLayer {
  if (!has(walk, ETHERNET)) return CUT;
  return onward(walk, ETHERNET, u16(walk.bytes, walk.at + 12), 'etherType');
}

export const ETHER_TYPE = {
  ...{ ipv4: 0x0800, ipv6: 0x86dd, bridged: 0x6558, ppp: 0x880b },
  ...{ pppoe: 0x8864, mpls: 0x8847, mplsMulticast: 0x8848, backbone: 0x88e7 },
  ...{ mirrored: 0x88be, mirrored3: 0x22eb },
} as const;

/** From here on the field is a type; up to there it is the length of a frame of 802.2; what is between means nothing. */
const LEAST_TYPE = 0x0600;
const LONGEST_802_2 = 1500;

export function etherType(walk: LayerWalk): NextLayer {
  const { bytes } = walk;
  while (isTag(walk.type)) {
    if (!has(walk, 4)) return CUT;
    walk.type = u16(bytes, walk.at + 2);
    walk.at += 4;
  }
  switch (walk.type) {
    case ETHER_TYPE.ipv4:
      return 'ipv4';
    case ETHER_TYPE.ipv6:
      return 'ipv6';
    case ETHER_TYPE.bridged:
      return 'ethernet';
    case ETHER_TYPE.ppp:
      return 'ppp';
    case ETHER_TYPE.pppoe:
      return has(walk, 6) ? past(walk, 6, 'ppp') : CUT;
    case ETHER_TYPE.mpls:
    case ETHER_TYPE.mplsMulticast:
      return mpls(walk);
    case ETHER_TYPE.backbone:
      return has(walk, 4) ? past(walk, 4, 'ethernet') : CUT;
    default:
      return walk.type <= LONGEST_802_2 ? 'llc' : OTHER;
  }
}

const isTag = (type: number): boolean => type === 0x8100 || type === 0x88a8 || type === 0x9100;

/** SNAP says an EtherType; a few put IP on LLC without it (RFC 948). */
export function llc(walk: LayerWalk): NextLayer {
  if (!has(walk, 3)) return CUT;
  const { bytes, at } = walk;
  const destination = u8(bytes, at);
  if (destination === 0x06) return past(walk, 3, 'ipv4');
  if (destination !== 0xaa) return OTHER;
  if (!has(walk, 8)) return CUT;
  // Types are Ethernet's under the numbers 00-00-00 and 00-00-f8 (bridged) alone.
  const organisation = (u16(bytes, at + 3) << 8) | u8(bytes, at + 5);
  if (organisation !== 0 && organisation !== 0xf8) return OTHER;
  const type = u16(bytes, at + 6);
  return type < LEAST_TYPE ? OTHER : onward(walk, 8, type, 'etherType');
}

/** Labels, the last one marked; what is under them is told by nothing but its first four bits. */
function mpls(walk: LayerWalk): NextLayer {
  for (;;) {
    if (!has(walk, 4)) return CUT;
    const isLast = (u8(walk.bytes, walk.at + 2) & 1) === 1;
    walk.at += 4;
    if (isLast) return 'ip';
  }
}

const PPP = { ipv4: 0x0021, ipv6: 0x0057, mpls: 0x0281 } as const;

/** With or without the two octets of HDLC in front, its protocol in two octets or compressed into one (RFC 1661, 6.5). */
export function ppp(walk: LayerWalk): NextLayer {
  if (!has(walk, 2)) return CUT;
  const { bytes } = walk;
  if (u8(bytes, walk.at) === 0xff && u8(bytes, walk.at + 1) === 0x03) walk.at += 2;
  if (!has(walk, 2)) return CUT;
  const isOdd = (u8(bytes, walk.at) & 1) === 1;
  const protocol = isOdd ? u8(bytes, walk.at) : u16(bytes, walk.at);
  walk.at += isOdd ? 1 : 2;
  switch (protocol) {
    case PPP.ipv4:
      return 'ipv4';
    case PPP.ipv6:
      return 'ipv6';
    case PPP.mpls:
      return mpls(walk);
    default:
      return OTHER;
  }
}
