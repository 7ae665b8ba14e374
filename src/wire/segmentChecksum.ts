/** Whether a captured segment's checksum is right (RFC 9293, 3.1; RFC 8200, 8.1 for the pseudo-header of IPv6). */
import { u16, u8 } from './octets.ts';
import type { CapturedPacket } from './packet.ts';

/**
 * `partial`: the field holds the sum of the pseudo-header alone. A sender's capture shows that where the network card completes
 * it. `unknown`: not all of the segment was captured.
 */
export type ChecksumVerdict = 'right' | 'wrong' | 'partial' | 'unknown';

const CHECKSUM = 16;
const PROTOCOL_TCP = 6;

export function checksumOf(packet: CapturedPacket): ChecksumVerdict {
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

function addressSum({ bytes, ipVersion, sourceAt, destinationAt }: CapturedPacket): number {
  const length = ipVersion === 4 ? 4 : 16;
  return (
    sumOf(bytes, sourceAt, sourceAt + length) + sumOf(bytes, destinationAt, destinationAt + length)
  );
}

/**
 * By words of 32 bits as they lie in memory, which is much faster: a sum of swapped octets is the swapped sum (RFC 1071, 2), in
 * whichever order the machine reads them. What stands before the first whole word and behind the last is added by octets.
 */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  const words = wordsOf(bytes);
  const first = Math.min(to, from + (-(bytes.byteOffset + from) & 3));
  const count = (to - first) >> 2;
  let at = (bytes.byteOffset + first) >> 2;
  const end = at + count;
  let low = 0;
  let high = 0;
  for (; at < end; at++) {
    const word = words[at] as number;
    low += word & 0xffff;
    high += word >>> 16;
  }
  const inMemory = folded(low + high);
  const isSwapped = IS_LITTLE === ((first - from) % 2 === 0);
  const inside = isSwapped ? ((inMemory & 0xff) << 8) | (inMemory >> 8) : inMemory;
  const last = first + count * 4;
  return inside + octetSum(bytes, from, from, first) + octetSum(bytes, from, last, to);
}

/** An octet is the left half of a word or the right one by its distance from the beginning. */
function octetSum(bytes: Uint8Array, origin: number, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += u8(bytes, at) << ((at - origin) % 2 === 0 ? 8 : 0);
  return sum;
}

const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Of the buffer that was asked for last: a chunk of a capture holds a thousand segments. */
let words = new Uint32Array();
let buffer: ArrayBufferLike | null = null;

function wordsOf(bytes: Uint8Array): Uint32Array {
  if (bytes.buffer !== buffer) {
    buffer = bytes.buffer;
    words = new Uint32Array(buffer, 0, buffer.byteLength >> 2) as typeof words;
  }
  return words;
}

function folded(sum: number): number {
  let rest = sum;
  while (rest > 0xffff) rest = (rest & 0xffff) + Math.floor(rest / 0x10000);
  return rest;
}
