/**
 * What the analysis reads of a segment's options (RFC 9293, 3.2), out of the octets and without making anything: one record
 * is filled again for each segment. Names and lengths are those of the table in machines/tcp/options.ts.
 */
import { u32 } from '../wire/octets.ts';
import type { CapturedPacket } from '../wire/packet.ts';

const KIND = { end: 0, nop: 1, windowScale: 3, sack: 5 } as const;
/** Kind and length. */
const LEAST = 2;
const SACK_BLOCK = 8;
/** By kind, of those whose length is fixed: MSS, window scale, SACK-permitted, timestamps. */
const LENGTHS: readonly (number | undefined)[] = [
  ...[undefined, undefined, 4, 3, 2, undefined, undefined, undefined, 10],
];
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

  read({ bytes, optionsAt, dataAt, end }: CapturedPacket): void {
    this.windowScale = null;
    this.isSackWithoutBlock = false;
    this.isMalformed = false;
    // Behind the window there are a checksum and a pointer, which are read first.
    this.isCut = end < optionsAt;
    if (this.isCut || isTimestampsAlone(bytes, optionsAt, dataAt, end)) return;
    let at = optionsAt;
    while (at < dataAt) {
      if (at >= end) this.isCut = true;
      const kind = bytes[at] ?? 0;
      if (at >= end || kind === KIND.end) return;
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
    if (!isThere || length < LEAST || at + length > dataAt) this.isMalformed = true;
    else if (at + 1 >= end || at + length > end) this.isCut = true;
    else return length;
    return 0;
  }

  private take(kind: number, bytes: Uint8Array, at: number, length: number): void {
    if (kind === KIND.sack) {
      this.isSackWithoutBlock = length < LEAST + SACK_BLOCK;
      if ((length - LEAST) % SACK_BLOCK !== 0) this.isMalformed = true;
      return;
    }
    const due = LENGTHS[kind];
    if (due === undefined) return;
    if (length !== due) this.isMalformed = true;
    else if (kind === KIND.windowScale)
      this.windowScale = Math.min(bytes[at + LEAST] ?? 0, LARGEST_SHIFT);
  }
}
