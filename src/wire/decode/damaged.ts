/**
 * TCP headers that are no segment of a connection's traffic, and that a dissector looks at all the same, so that its numbers of
 * streams depend on them: asked only of frames in which `decode` found no segment.
 */
import { u8 } from '../octets.ts';
import type { CapturedFrame, CapturedPacket } from '../packet.ts';
import { layer } from './decode.ts';
import { isTcp } from './ip.ts';
import { link } from './link.ts';
import { headerLength, LEAST_HEADER, takeFields } from './tcp.ts';
import { FRAGMENT, has, past, type NextLayer, type LayerWalk } from './walk.ts';

export type Damaged =
  /** In an ICMP error: the header of the packet that it is about (RFC 792; RFC 4443, 3). Or a first fragment that was cut off. */
  | 'quoted'
  /** It says that it is shorter than a header can be. */
  | 'headerTooShort'
  /** It says that it is longer than the segment. */
  | 'headerTooLong'
  /** The frame was cut off within its last octets, behind the window. */
  | 'headerCut';

/** Up to the window, which is as far as a segment's flags depend on it. */
const ENOUGH = 16;
const MOST_LAYERS = 64;
/** Of what a redirect (5) is about, only the first eight octets are looked at. */
const ICMP = { protocol: 1, unreachable: 3, quench: 4, timeExceeded: 11, problem: 12 };
const ICMPV6 = { protocol: 58, lastError: 4 };

/** Fills `into` as far as it goes; null: there is none. */
export function decodeDamaged(frame: CapturedFrame, into: CapturedPacket): Damaged | null {
  const { bytes, start, end } = frame;
  const wireEnd = Math.max(start + frame.wireLength, end);
  const walk: LayerWalk = { bytes, at: start, end, wireEnd, type: 0, into };
  let isQuoted = false;
  let next: NextLayer = link(walk, frame.linkType);
  for (let layers = 0; layers < MOST_LAYERS; layers++) {
    if (next === FRAGMENT) return cutFragment(walk);
    if (typeof next === 'object') return null;
    if (next === 'protocol') {
      if (isTcp(walk)) return header(walk, isQuoted);
      if (isIcmpError(walk)) {
        if (isQuoted) return null;
        isQuoted = true;
        next = past(walk, 8, 'ip');
        continue;
      }
    }
    next = layer(next, walk);
  }
  return null;
}

/** A first fragment that was cut off is put together with no other, and its header stands alone. */
function cutFragment(walk: LayerWalk): Damaged | null {
  const { fragment } = walk.into;
  if (fragment === null || fragment.isWhole || fragment.offset > 0) return null;
  walk.at = fragment.at;
  walk.type = fragment.protocol;
  return isTcp(walk) ? header(walk, true) : null;
}

function isIcmpError(walk: LayerWalk): boolean {
  if (!has(walk, 8)) return false;
  const type = u8(walk.bytes, walk.at);
  if (walk.type === ICMPV6.protocol) return type >= 1 && type <= ICMPV6.lastError;
  if (walk.type !== ICMP.protocol) return false;
  const { unreachable, quench, timeExceeded, problem } = ICMP;
  return [unreachable, quench, timeExceeded, problem].includes(type);
}

function header(walk: LayerWalk, isQuoted: boolean): Damaged | null {
  if (!has(walk, ENOUGH)) return null;
  const { at, wireEnd, into } = walk;
  const length = headerLength(walk);
  takeFields(walk);
  into.urgentPointer = 0;
  into.dataAt = at + length;
  const isTooLong = length > wireEnd - at;
  // Of a quoted one nobody knows how long the segment was.
  into.dataLen = isQuoted || isTooLong ? 0 : wireEnd - into.dataAt;
  into.dataCaptured = 0;
  if (isQuoted) return 'quoted';
  if (isTooLong) return 'headerTooLong';
  return length < LEAST_HEADER ? 'headerTooShort' : 'headerCut';
}
