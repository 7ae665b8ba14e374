/** Whether a captured segment's checksum is right (RFC 9293, 3.1; RFC 8200, 8.1 for the pseudo-header of IPv6). */
import { u16, u8 } from './octets.ts';
import type { Packet } from './packet.ts';

/**
 * `partial`: the field holds the sum of the pseudo-header alone. A sender's capture shows that where the network card completes
 * it. `unknown`: not all of the segment was captured.
 */
export type ChecksumVerdict = 'right' | 'wrong' | 'partial' | 'unknown';

const CHECKSUM = 16;
const PROTOCOL_TCP = 6;

export function checksumOf(packet: Packet): ChecksumVerdict {
  const { bytes, tcpAt, dataAt, dataLen, end } = packet;
  const segmentEnd = dataAt + dataLen;
  if (end < tcpAt + CHECKSUM + 2) return 'unknown';
  const isWhole = segmentEnd <= end;
  const addresses = addressSum(packet) + PROTOCOL_TCP;
  const length = segmentEnd - tcpAt;
  if (isWhole && folded(addresses + length + sumOf(bytes, tcpAt, segmentEnd)) === 0xffff) {
    return 'right';
  }
  const field = u16(bytes, tcpAt + CHECKSUM);
  // Of what the card is to cut into segments the length is left out: it is not yet known.
  if (field === folded(addresses + length) || field === folded(addresses)) return 'partial';
  return isWhole ? 'wrong' : 'unknown';
}

function addressSum({ bytes, ipVersion, sourceAt, destinationAt }: Packet): number {
  const length = ipVersion === 4 ? 4 : 16;
  return (
    sumOf(bytes, sourceAt, sourceAt + length) + sumOf(bytes, destinationAt, destinationAt + length)
  );
}

/** Of words of 32 bits, which taken to 16 come to the same; what is left at the end is the left part of one. */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  const view = viewOf(bytes);
  let sum = 0;
  let at = from;
  for (; at + 16 <= to; at += 16) {
    sum += view.getUint32(at) + view.getUint32(at + 4);
    sum += view.getUint32(at + 8) + view.getUint32(at + 12);
  }
  for (; at + 4 <= to; at += 4) sum += view.getUint32(at);
  for (let shift = 24; at < to; at++, shift -= 8) sum += (u8(bytes, at) << shift) >>> 0;
  return sum;
}

/** Of the buffer that was asked for last: a chunk of a capture holds a thousand segments. */
let view = new DataView(new ArrayBuffer(0));
let viewed: Uint8Array | null = null;

function viewOf(bytes: Uint8Array): DataView {
  if (bytes !== viewed) {
    viewed = bytes;
    view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength) as typeof view;
  }
  return view;
}

function folded(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return rest;
}
