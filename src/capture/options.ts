/**
 * What the analysis reads of a segment's options (RFC 9293, 3.2), out of the octets and without making anything: one record
 * is filled again for each segment. Names and lengths are those of the table in machines/tcp/options.ts.
 */
import { u32 } from '../wire/octets.ts';
import type { Packet } from '../wire/packet.ts';

const KIND = { end: 0, nop: 1, mss: 2, windowScale: 3, sack: 5, timestamps: 8 } as const;
export const SACK_WITHOUT_BLOCK = -1;
/** RFC 7323, 2.3: a larger shift counts as this. */
const LARGEST_SHIFT = 14;

export class ReadOptions {
  windowScale: number | null = null;
  mss: number | null = null;
  sackBlocks = 0;
  /** Where the first block stands; -1: there is a SACK option, and less than a block in it. */
  sackAt = 0;
  hasTimestamps = false;
  tsValue = 0;
  tsEcho = 0;
  /** A length is impossible, or not that of its kind. */
  isMalformed = false;
  /** The frame was cut off within them. */
  isCut = false;

  read({ bytes, optionsAt, dataAt, end }: Packet): void {
    this.windowScale = null;
    this.mss = null;
    this.sackBlocks = 0;
    this.sackAt = 0;
    this.hasTimestamps = false;
    this.isMalformed = false;
    this.isCut = false;
    for (let at = optionsAt; at < dataAt;) {
      if (at >= end) return this.cut();
      const kind = bytes[at] ?? 0;
      if (kind === KIND.end) return;
      if (kind === KIND.nop) {
        at += 1;
        continue;
      }
      if (at + 1 >= dataAt) return this.malform();
      if (at + 1 >= end) return this.cut();
      const length = bytes[at + 1] ?? 0;
      if (length < 2 || at + length > dataAt) return this.malform();
      if (at + length > end) return this.cut();
      this.take(kind, bytes, at, length);
      at += length;
    }
  }

  private take(kind: number, bytes: Uint8Array, at: number, length: number): void {
    if (kind === KIND.timestamps) {
      if (length !== 10) return this.malform();
      this.hasTimestamps = true;
      this.tsValue = u32(bytes, at + 2);
      this.tsEcho = u32(bytes, at + 6);
    } else if (kind === KIND.sack) {
      this.sackBlocks = (length - 2) >> 3;
      this.sackAt = length < 10 ? SACK_WITHOUT_BLOCK : at + 2;
      if ((length - 2) % 8 !== 0) this.malform();
    } else if (kind === KIND.windowScale) {
      if (length !== 3) return this.malform();
      this.windowScale = Math.min(bytes[at + 2] ?? 0, LARGEST_SHIFT);
    } else if (kind === KIND.mss) {
      if (length !== 4) return this.malform();
      this.mss = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    }
  }

  private malform(): void {
    this.isMalformed = true;
  }

  private cut(): void {
    this.isCut = true;
  }
}
