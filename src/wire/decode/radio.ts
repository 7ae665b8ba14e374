/**
 * IEEE 802.11 (9.2, 9.3.2): frames of data that are not encrypted, and what cards put in front of them. Several in one (A-MSDU)
 * are left out.
 */
import { u16In, u32, u32In, u8 } from '../octets.ts';
import { CUT, has, OTHER, past, type NextLayer, type LayerWalk } from './walk.ts';

const DATA = 0x08;
const FROM_AND_TO = 0x03;
const QOS = 0x80;
const NO_DATA = 0x40;
const PROTECTED = 0x40;
const ORDERED = 0x80;
const AGGREGATE = 0x80;

export function radio(walk: LayerWalk): NextLayer {
  if (!has(walk, 2)) return CUT;
  const { bytes, at } = walk;
  const [control, flags] = [u8(bytes, at), u8(bytes, at + 1)];
  if ((control & 0x0f) !== DATA || (control & NO_DATA) !== 0 || (flags & PROTECTED) !== 0)
    return OTHER;
  let header = (flags & FROM_AND_TO) === FROM_AND_TO ? 30 : 24;
  if ((control & QOS) !== 0) {
    if (!has(walk, header + 2)) return CUT;
    if ((u8(bytes, at + header) & AGGREGATE) !== 0) return OTHER;
    header += (flags & ORDERED) !== 0 ? 6 : 2;
  }
  return has(walk, header) ? past(walk, header, 'llc') : CUT;
}

/** radiotap.org: its length in the third and fourth octet. */
export const radiotap = (walk: LayerWalk): NextLayer =>
  has(walk, 4) ? behind(walk, u16In(walk.bytes, walk.at + 2, true)) : CUT;

const ABSOLUTE_VALUE = 0x8021_1000;

/** Prism's header, or AVS, which came later under the same number: each says how long it is. */
export function prism(walk: LayerWalk): NextLayer {
  if (!has(walk, 8)) return CUT;
  const { bytes, at } = walk;
  if ((u32(bytes, at) & ~0xf) >>> 0 === ABSOLUTE_VALUE) return behind(walk, u32(bytes, at + 4));
  return behind(walk, u32In(bytes, at + 4, u8(bytes, at) !== 0));
}

function behind(walk: LayerWalk, header: number): NextLayer {
  if (!has(walk, header)) return CUT;
  walk.at += header;
  return radio(walk);
}
