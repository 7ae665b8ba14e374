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
  let sum = 0;
  for (let at = 0; at < length; at += 2)
    sum += u16(bytes, sourceAt + at) + u16(bytes, destinationAt + at);
  return sum;
}

/**
 * By words of 32 bits as they lie in memory, which is much faster: a sum of swapped octets is the swapped sum (RFC 1071, 2), in
 * whichever order the machine reads them, and a carry may be added at the end. What stands before the first whole word and
 * behind the last is added by octets.
 */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  const words = wordsOf(bytes);
  const first = Math.min(to, from + (-(bytes.byteOffset + from) & 3));
  const at = (bytes.byteOffset + first) >> 2;
  const count = (to - first) >> 2;
  const inMemory = folded(wordSum(words, at, at + count));
  const isSwapped = IS_LITTLE === ((first - from) % 2 === 0);
  const inside = isSwapped ? ((inMemory & 0xff) << 8) | (inMemory >> 8) : inMemory;
  const last = first + count * 4;
  return inside + octetSum(bytes, from, from, first) + octetSum(bytes, from, last, to);
}

/** Four sums side by side, none of which waits for another. What they hold is exact up to 2^53: two million words. */
function wordSum(words: Uint32Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  let at = from;
  for (; at + 3 < to; at += 4) {
    a += words[at] as number;
    b += words[at + 1] as number;
    c += words[at + 2] as number;
    d += words[at + 3] as number;
  }
  for (; at < to; at++) a += words[at] as number;
  return a + b + c + d;
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
