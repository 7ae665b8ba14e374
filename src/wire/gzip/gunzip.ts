/**
 * gzip (RFC 1952), unpacked as it comes: members one after the other, and zeroes behind them, as tapes and rotating writers leave
 * them. The platform's own (DecompressionStream) takes a single member, and says neither what is wrong nor where.
 */
import { u16In, u32In, u8 } from '../octets.ts';
import { crc32 } from './crc32.ts';
import { inflater, type DeflateFault } from './inflate.ts';

export interface GzipFault {
  /** In the packed file. */
  readonly position: number;
  readonly what: DeflateFault | 'header' | 'checksum' | 'size' | 'endsEarly';
}

export interface Gunzip {
  readonly push: (chunk: Uint8Array) => void;
  readonly finish: () => void;
  readonly fault: GzipFault | null;
  /** Where something that is not gzip begins behind the last member; null: nothing. It is left alone, as gzip itself does. */
  readonly strayAt: number | null;
}

/** A name or a comment in a header that is longer is damage. */
const LONGEST_HEADER = 1 << 20;
const TRAILER = 8;
/** So that places in bits are small numbers. */
const SLICE = 1 << 24;

export function gunzip(emit: (octets: Uint8Array) => void): Gunzip {
  let state: 'header' | 'body' | 'trailer' | 'between' | 'stray' = 'header';
  let rest = new Uint8Array();
  /** How far into the first octet of `rest` it has come, in bits. */
  let restBit = 0;
  let origin = 0;
  let sum = 0;
  let size = 0;
  let fault: GzipFault | null = null;
  let strayAt: number | null = null;

  const deflate = inflater((octets) => {
    sum = crc32(octets, sum);
    size = (size + octets.length) >>> 0;
    emit(octets);
  });

  const fail = (what: GzipFault['what'], at: number) => {
    fault = { what, position: origin + at };
  };

  function header(bytes: Uint8Array, at: number): number {
    const length = headerLength(bytes, at);
    if (length === 'wrong' || (length === 'more' && bytes.length - at > LONGEST_HEADER)) {
      fail('header', at);
    }
    if (typeof length === 'string') return at;
    [sum, size] = [0, 0];
    deflate.restart();
    state = 'body';
    return at + length;
  }

  function trailer(bytes: Uint8Array, at: number): number {
    if (bytes.length - at < TRAILER) return at;
    if (u32In(bytes, at, true) !== sum) fail('checksum', at);
    else if (u32In(bytes, at + 4, true) !== size) fail('size', at + 4);
    state = 'between';
    return at + TRAILER;
  }

  function between(bytes: Uint8Array, from: number): number {
    let at = from;
    while (at < bytes.length && u8(bytes, at) === 0) at++;
    if (at === bytes.length) return at;
    if (u8(bytes, at) === ID1) {
      if (bytes.length - at < 2) return at;
      if (u8(bytes, at + 1) === ID2) {
        state = 'header';
        return at;
      }
    }
    strayAt = origin + at;
    state = 'stray';
    return bytes.length;
  }

  /** As far as it goes; returns the bit where it stopped. */
  function run(bytes: Uint8Array, from: number): number {
    let bit = from;
    for (;;) {
      const before = state;
      if (state === 'body') {
        bit = deflate.run(bytes, bit);
        if (deflate.fault !== null) fail(deflate.fault, bit >> 3);
        if (!deflate.isDone) return bit;
        state = 'trailer';
        continue;
      }
      const at = (bit + 7) >> 3;
      if (state === 'header') bit = header(bytes, at) * 8;
      else if (state === 'trailer') bit = trailer(bytes, at) * 8;
      else if (state === 'between') bit = between(bytes, at) * 8;
      else return bytes.length * 8;
      if (isOver() || state === before) return bit;
    }
  }

  const isOver = () => fault !== null;

  function push(chunk: Uint8Array): void {
    for (let at = 0; at < chunk.length && !isOver(); at += SLICE) {
      const slice = chunk.subarray(at, at + SLICE);
      const bytes = rest.length === 0 ? slice : joined(rest, slice);
      const bit = run(bytes, restBit);
      const whole = Math.min(bit >> 3, bytes.length);
      restBit = bit - whole * 8;
      rest = bytes.slice(whole);
      origin += whole;
    }
  }

  function finish(): void {
    if (isOver()) return;
    if (state === 'between' && rest.length > 0) strayAt = origin;
    else if (state !== 'between' && state !== 'stray') fail('endsEarly', rest.length);
  }

  return {
    push,
    finish,
    get fault() {
      return fault;
    },
    get strayAt() {
      return strayAt;
    },
  };
}

const ID1 = 0x1f;
const ID2 = 0x8b;

export const isGzip = (bytes: Uint8Array): boolean =>
  bytes.length >= 2 && u8(bytes, 0) === ID1 && u8(bytes, 1) === ID2;

const FLAG = { headerSum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 };
const DEFLATE = 8;
const LEAST_HEADER = 10;

/** How long a member's header is (2.3). */
function headerLength(bytes: Uint8Array, at: number): number | 'more' | 'wrong' {
  if (bytes.length - at < LEAST_HEADER) return 'more';
  const flags = u8(bytes, at + 3);
  if (u8(bytes, at + 2) !== DEFLATE || (flags & FLAG.reserved) !== 0) return 'wrong';
  let end = at + LEAST_HEADER;
  if ((flags & FLAG.extra) !== 0) {
    if (bytes.length - end < 2) return 'more';
    end += 2 + u16In(bytes, end, true);
  }
  for (const text of [FLAG.name, FLAG.comment]) {
    if ((flags & text) === 0) continue;
    const zero = bytes.indexOf(0, end);
    if (zero < 0 || end > bytes.length) return 'more';
    end = zero + 1;
  }
  if ((flags & FLAG.headerSum) !== 0) end += 2;
  return end > bytes.length ? 'more' : end - at;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}
