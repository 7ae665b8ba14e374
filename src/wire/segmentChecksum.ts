/** Whether a captured segment's checksum is right (RFC 9293, 3.1; RFC 8200, 8.1 for the pseudo-header of IPv6). */
import { u16, u32, u8 } from './octets.ts';
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

/** The destination's stands behind the source's in both versions of IP. */
function addressSum({ bytes, ipVersion, sourceAt }: CapturedPacket): number {
  const end = sourceAt + (ipVersion === 4 ? 8 : 32);
  let sum = 0;
  for (let at = sourceAt; at < end; at += 4) {
    const both = u32(bytes, at);
    sum += (both >>> 16) + (both & 0xffff);
  }
  return sum;
}

/**
 * In 16 bits. By words of 32 bits as they lie in memory, which is much faster: a sum of swapped octets is the swapped sum (RFC 1071, 2),
 * in whichever order the machine reads them, and a carry may be added at the end. What stands before the first whole word and
 * behind the last is added by octets.
 */
function sumOf(bytes: Uint8Array, from: number, to: number): number {
  const { words, offset } = inWords(bytes);
  const first = Math.min(to, from + (-(offset + from) & 3));
  const at = (offset + first) >> 2;
  const count = (to - first) >> 2;
  const inMemory = halves(wordSum(words, at, at + count));
  const isSwapped = IS_LITTLE === ((first - from) % 2 === 0);
  let sum = isSwapped ? ((inMemory & 0xff) << 8) | (inMemory >> 8) : inMemory;
  for (let i = from; i < first; i++) sum += halfOf(bytes, from, i);
  for (let i = first + count * 4; i < to; i++) sum += halfOf(bytes, from, i);
  return sum;
}

/** An octet is the left half of a word or the right one by its distance from the beginning. */
const halfOf = (bytes: Uint8Array, from: number, at: number): number =>
  ((at - from) & 1) === 0 ? u8(bytes, at) << 8 : u8(bytes, at);

/** Two sums side by side, neither of which waits for the other. What they hold is exact up to 2^53: two million words. */
function wordSum(words: Uint32Array, from: number, to: number): number {
  let a = 0;
  let b = 0;
  let at = from;
  for (; at + 7 < to; at += 8) {
    a += word(words, at) + word(words, at + 1) + word(words, at + 2) + word(words, at + 3);
    b += word(words, at + 4) + word(words, at + 5) + word(words, at + 6) + word(words, at + 7);
  }
  for (; at < to; at++) a += word(words, at);
  return a + b;
}

const word = (words: Uint32Array, at: number): number => words[at] as number;

const IS_LITTLE = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Of the octets that were asked for last: a chunk of a capture holds a thousand segments. */
const newest: InWords = { bytes: new Uint8Array(), words: new Uint32Array(), offset: 0 };

interface InWords {
  bytes: Uint8Array;
  words: Uint32Array;
  /** Of the octets in their buffer. */
  offset: number;
}

function inWords(bytes: Uint8Array): InWords {
  if (bytes !== newest.bytes) {
    newest.bytes = bytes;
    newest.words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    newest.offset = bytes.byteOffset;
  }
  return newest;
}

const CARRY = 2 ** -32;

/** A sum of words in 16 bits. */
function halves(sum: number): number {
  const low = sum >>> 0;
  return folded((low & 0xffff) + (low >>> 16) + (sum - low) * CARRY);
}

/** What runs over 16 bits of a sum of 31 is added at the right ("end-around carry"). */
function folded(sum: number): number {
  const once = (sum & 0xffff) + (sum >>> 16);
  return (once & 0xffff) + (once >>> 16);
}
