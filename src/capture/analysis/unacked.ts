/**
 * The segments of one direction that no ACK has covered yet, in the order they came: what an ACK answers, and when that was
 * sent. A dissector keeps ten thousand at most; what is sent beyond is not kept, and its SYN or FIN is not counted.
 */
import { after, before, notAfter, type Seq } from '../../../machines/tcp/sequence.ts';

const MOST = 10_000;
const FIRST = 4;
/** Of each: where it begins, where it ends, when it was seen; NaN where it was sent more than once. */
const STRIDE = 3;
const NOTHING = new Float64Array();

export class Unacked {
  private kept = NOTHING;
  private from = 0;
  private to = 0;

  isFull(): boolean {
    return this.to - this.from >= MOST * STRIDE;
  }

  /** `atNs` is NaN for a retransmission: of what it carries, no ACK tells which copy it answers (Karn's algorithm). */
  add(seq: Seq, end: Seq, atNs: number): void {
    if (Number.isNaN(atNs)) this.distrust(seq, end);
    if (this.to === this.kept.length) this.makeRoom();
    const { kept, to } = this;
    kept[to] = seq;
    kept[to + 1] = end;
    kept[to + 2] = atNs;
    this.to = to + STRIDE;
  }

  /** Drops what the ACK covers, and cuts what it covers in part. When that was sent which ends right there; else NaN. */
  acknowledge(ack: Seq): number {
    if (this.from === this.to) return NaN;
    const { kept, to } = this;
    let sentNs = NaN;
    let next = this.from;
    for (let i = this.from; i < to; i += STRIDE) {
      const end = kept[i + 1] as Seq;
      if (notAfter(end, ack)) {
        if (end === ack) sentNs = kept[i + 2] ?? NaN;
        if (next === this.from && i === next) next = this.from += STRIDE;
        continue;
      }
      if (after(ack, kept[i] as Seq)) kept[i] = ack;
      if (next !== i) kept.copyWithin(next, i, i + STRIDE);
      next += STRIDE;
    }
    this.to = next;
    if (this.from === next) this.from = this.to = 0;
    return sentNs;
  }

  /** Copies of what is sent again. */
  private distrust(seq: Seq, end: Seq): void {
    const { kept } = this;
    for (let i = this.from; i < this.to; i += STRIDE)
      if (before(kept[i] as Seq, end) && before(seq, kept[i + 1] as Seq)) kept[i + 2] = NaN;
  }

  private makeRoom(): void {
    const { kept, from, to } = this;
    const length = to - from;
    const room =
      length * 2 >= kept.length ? Math.max(kept.length * 2, FIRST * STRIDE) : kept.length;
    const next = room === kept.length ? kept : new Float64Array(room);
    if (length > 0) next.set(kept.subarray(from, to));
    this.kept = next;
    this.from = 0;
    this.to = length;
  }
}
