/** TCP's header (RFC 9293, 3.1), the options left as they stand. */
import { u16, u32, u8 } from '../octets.ts';
import { CUT, has, TCP, type NextLayer, type LayerWalk } from './walk.ts';

export const LEAST_HEADER = 20;

/** Up to the window: what is behind it, nobody needs to follow a connection. */
const LEAST_CAPTURED = 16;

/** A header that says it is shorter than it can be, or longer than the segment, leaves open where data begin: it is not used. */
export function tcp(walk: LayerWalk): NextLayer {
  if (!has(walk, LEAST_CAPTURED)) return CUT;
  const { bytes, at, end, wireEnd, into } = walk;
  const header = headerLength(walk);
  if (header < LEAST_HEADER || header > wireEnd - at) return CUT;
  takeFields(walk);
  into.urgentPointer = has(walk, LEAST_HEADER) ? u16(bytes, at + 18) : 0;
  into.dataAt = at + header;
  into.dataLen = wireEnd - into.dataAt;
  into.dataCaptured = Math.max(0, end - into.dataAt);
  return TCP;
}

/** What the header says of its own length, in octets. */
export const headerLength = ({ bytes, at }: LayerWalk): number => (u8(bytes, at + 12) >> 4) * 4;

/** The fields up to the window, and where they stand. */
export function takeFields({ bytes, at, end, into }: LayerWalk): void {
  into.bytes = bytes;
  into.end = end;
  into.tcpAt = at;
  into.sourcePort = u16(bytes, at);
  into.destinationPort = u16(bytes, at + 2);
  into.seq = u32(bytes, at + 4);
  into.ack = u32(bytes, at + 8);
  into.flags = u8(bytes, at + 13);
  into.window = u16(bytes, at + 14);
  into.optionsAt = at + LEAST_HEADER;
}
