/**
 * Link layers (tcpdump.org/linktypes.html): how long their header is and what it says comes next. Left out: buses
 * that carry no IP.
 */
import { u16, u16In, u32, u8 } from '../octets.ts';
import { prism, radio, radiotap } from './radio.ts';
import {
  CUT,
  has,
  onward,
  OTHER,
  past,
  UNKNOWN_LINK,
  type NextLayer,
  type LayerWalk,
} from './walk.ts';

/** The first layer of a frame. */
export function link(walk: LayerWalk, linkType: number): NextLayer {
  switch (linkType) {
    case LINK.ethernet:
      return 'ethernet';
    case LINK.null:
    case LINK.loop:
      return has(walk, 4) ? family(walk, u32(walk.bytes, walk.at), 4) : CUT;
    case LINK.enc:
      return has(walk, 12) ? family(walk, u32(walk.bytes, walk.at), 12) : CUT;
    case LINK.ppp:
    case LINK.pppHdlc:
      return 'ppp';
    case LINK.pppWithDirection:
      return past(walk, 1, 'ppp');
    case LINK.pppEther:
      return has(walk, 6) ? past(walk, 6, 'ppp') : CUT;
    case LINK.raw:
    case LINK.rawBsd:
    case LINK.rawOpenBsd:
      return 'ip';
    case LINK.ipv4:
      return 'ipv4';
    case LINK.ipv6:
      return 'ipv6';
    case LINK.cHdlc:
      return has(walk, 4) ? onward(walk, 4, u16(walk.bytes, walk.at + 2), 'etherType') : CUT;
    case LINK.linuxSll:
      return has(walk, 16) ? cooked(walk, 16, u16(walk.bytes, walk.at + 14)) : CUT;
    case LINK.linuxSll2:
      return has(walk, 20) ? cooked(walk, 20, u16(walk.bytes, walk.at)) : CUT;
    case LINK.appleIeee1394:
      return has(walk, 18) ? onward(walk, 18, u16(walk.bytes, walk.at + 16), 'etherType') : CUT;
    case LINK.ieee80211:
      return radio(walk);
    case LINK.radiotap:
      return radiotap(walk);
    case LINK.prism:
      return prism(walk);
    case LINK.fddi:
      return has(walk, 13) ? past(walk, 13, 'llc') : CUT;
    case LINK.atm:
      return 'llc';
    case LINK.pflog:
      return pflog(walk);
    case LINK.nflog:
      return nflog(walk);
    default:
      return UNKNOWN_LINK;
  }
}

/** LINKTYPE_ values; beside them the DLT_ values 12 and 14, with which older systems wrote raw IP. */
const LINK = {
  ...{ ieee80211: 105, prism: 119, radiotap: 127, fddi: 10, atm: 100 },
  ...{ null: 0, ethernet: 1, ppp: 9, rawBsd: 12, rawOpenBsd: 14, pppHdlc: 50, pppEther: 51 },
  ...{ raw: 101, cHdlc: 104, loop: 108, enc: 109, linuxSll: 113, pflog: 117 },
  ...{
    appleIeee1394: 138,
    pppWithDirection: 204,
    ipv4: 228,
    ipv6: 229,
    nflog: 239,
    linuxSll2: 276,
  },
} as const;

/** Of the order of octets of the machine that captured; IPv6 has a number of its own on each system. */
function family(walk: LayerWalk, inNetworkOrder: number, header: number): NextLayer {
  const { bytes, at } = walk;
  const family = inNetworkOrder > 0xffff ? u16In(bytes, at, true) : inNetworkOrder;
  switch (family) {
    case 2:
      return past(walk, header, 'ipv4');
    // Linux, Windows, NetBSD and OpenBSD, FreeBSD, Darwin
    case 10:
    case 23:
    case 24:
    case 28:
    case 30:
      return past(walk, header, 'ipv6');
    default:
      return OTHER;
  }
}

/** Linux's cooked captures: an EtherType, or for frames of 802.2 the number 4. */
const cooked = (walk: LayerWalk, header: number, protocol: number): NextLayer =>
  protocol === 4 ? past(walk, header, 'llc') : onward(walk, header, protocol, 'etherType');

/** The log of OpenBSD's filter: its header says how long it is, and is filled up to 4 octets. */
function pflog(walk: LayerWalk): NextLayer {
  if (!has(walk, 2)) return CUT;
  const { bytes, at } = walk;
  const header = (u8(bytes, at) + 3) & ~3;
  if (!has(walk, header)) return CUT;
  return past(walk, header, u8(bytes, at + 1) === 2 ? 'ipv4' : 'ipv6');
}

const NFULA_PAYLOAD = 9;

/** The log of Linux's filter: attributes, each with a length, in the machine's order; one of them is the packet. */
function nflog(walk: LayerWalk): NextLayer {
  const { bytes, end } = walk;
  let at = walk.at + 4;
  while (end - at >= 4) {
    const isLittle = u8(bytes, at + 1) < u8(bytes, at);
    const length = u16In(bytes, at, isLittle);
    const type = u16In(bytes, at + 2, isLittle) & 0x7fff;
    if (type === NFULA_PAYLOAD) return past(walk, at + 4 - walk.at, 'ip');
    if (length < 4) return CUT;
    at += (length + 3) & ~3;
  }
  return CUT;
}
