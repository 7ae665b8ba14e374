/**
 * What the analysis reads of a segment's options (RFC 9293, 3.2), out of the octets and without making anything: one record
 * is filled again for each segment. Names and lengths are those of the table in machines/tcp/options.ts.
 */
import { u32, u8 } from '../wire/octets.ts';
import type { CapturedPacket } from '../wire/packet.ts';
import { multipathRead, multipathSubtype } from './multipath.ts';

const KIND = { end: 0, nop: 1, windowScale: 3, sack: 5, snack: 21, multipath: 30 } as const;
/** Kind and length. */
const LEAST = 2;
const SACK_BLOCK = 8;
/**
 * By kind, of those whose length is fixed: MSS, window scale, SACK-permitted, echo and its reply, timestamps, the three of T/TCP,
 * an MD5 signature, SNACK, Quick-Start, user timeout.
 */
const LENGTHS: ReadonlyMap<number, number> = new Map([
  ...([
    [2, 4],
    [3, 3],
    [4, 2],
    [6, 6],
    [7, 6],
    [8, 10],
    [11, 6],
    [12, 6],
    [13, 6],
  ] as const),
  ...([
    [19, 18],
    [KIND.snack, 6],
    [27, 8],
    [28, 4],
  ] as const),
]);
/** SNACK's third field is looked for where an option of its length has none. */
const BEYOND = 64;
/** RFC 7323, 2.3: a larger shift counts as this. */
const LARGEST_SHIFT = 14;

/** Most segments have no more than timestamps behind two NOPs, as RFC 7323 advises (appendix A): nothing here wants these. */
const TIMESTAMPS_ALONE = { length: 12, firstWord: 0x0101080a } as const;

const isTimestampsAlone = (bytes: Uint8Array, from: number, to: number, end: number): boolean =>
  to - from === TIMESTAMPS_ALONE.length &&
  to <= end &&
  u32(bytes, from) === TIMESTAMPS_ALONE.firstWord;

export class ReadOptions {
  windowScale: number | null = null;
  /** There is a SACK option, and less than a block in it. */
  isSackWithoutBlock = false;
  /** A length is impossible, or not that of its kind. */
  isMalformed = false;
  /** The frame was cut off within them, or before. */
  isCut = false;
  /** An option says that it ends before what its kind has to hold: a dissector gives up there. */
  isTooShort = false;
  /** Of Multipath TCP (RFC 8684): a bit for each subtype, of the first eight. */
  multipath = 0;

  read({ bytes, optionsAt, dataAt, end }: CapturedPacket): void {
    this.windowScale = null;
    this.isSackWithoutBlock = false;
    this.isMalformed = false;
    this.isTooShort = false;
    this.multipath = 0;
    // Behind the window there are a checksum and a pointer, which are read first.
    this.isCut = end < optionsAt;
    if (this.isCut || isTimestampsAlone(bytes, optionsAt, dataAt, end)) return;
    let at = optionsAt;
    while (at < dataAt) {
      const kind = at < end ? (bytes[at] ?? 0) : KIND.end;
      if (kind === KIND.end) {
        // What is behind the last one has to be 0: that is looked at as well.
        this.isCut = end < dataAt;
        return;
      }
      const length = kind === KIND.nop ? 1 : this.lengthAt(bytes, at, dataAt, end);
      if (length === 0) return;
      if (length > 1) this.take(kind, bytes, at, length);
      at += length;
    }
  }

  /** 0: it is not read on. */
  private lengthAt(bytes: Uint8Array, at: number, dataAt: number, end: number): number {
    const isThere = at + 1 < dataAt;
    const length = isThere && at + 1 < end ? (bytes[at + 1] ?? 0) : LEAST;
    if (!isThere || length < LEAST) {
      this.isMalformed = true;
      return 0;
    }
    if (at + 1 >= end) {
      this.isCut = true;
      return 0;
    }
    if (at + length > dataAt) {
      this.isMalformed = true;
      this.isCut = end < dataAt - LEAST;
      return 0;
    }
    const read = octetsRead(bytes, at, length, end);
    if (read > length) this.isTooShort = this.isMalformed = true;
    else if (at + read > end) this.isCut = true;
    else return length;
    return 0;
  }

  private take(kind: number, bytes: Uint8Array, at: number, length: number): void {
    if (kind === KIND.sack) {
      this.isSackWithoutBlock = length < LEAST + SACK_BLOCK;
      if ((length - LEAST) % SACK_BLOCK !== 0) this.isMalformed = true;
      return;
    }
    if (kind === KIND.multipath) this.multipath |= (1 << multipathSubtype(bytes, at)) & 0xff;
    const due = LENGTHS.get(kind);
    if (due === undefined) return;
    if (length !== due) this.isMalformed = true;
    else if (kind === KIND.windowScale)
      this.windowScale = Math.min(bytes[at + LEAST] ?? 0, LARGEST_SHIFT);
  }
}

/** How far into an option a dissector reads: whole, but no further than that where its length is not that of its kind. */
function octetsRead(bytes: Uint8Array, at: number, length: number, end: number): number {
  const kind = u8(bytes, at);
  if (kind === KIND.multipath) return multipathRead(bytes, at, length, end);
  const due = LENGTHS.get(kind);
  if (due === undefined) return length;
  if (length !== due) return LEAST;
  return kind === KIND.snack ? BEYOND : due;
}
