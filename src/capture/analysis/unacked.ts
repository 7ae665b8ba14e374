/**
 * The segments of one direction that no ACK has covered yet, oldest first: what tells a segment that was seen before from
 * one that comes late, and what an ACK answers. A dissector keeps a thousand at most; what is sent beyond is forgotten.
 */
import { after, notAfter, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';

const MOST = 1_000;
const FIRST = 4;

export class Unacked {
  /** Stretches of sequence space, [seq, end), in the places `from` up to `to`. */
  private seqs = new Uint32Array(FIRST);
  private ends = new Uint32Array(FIRST);
  private from = 0;
  private to = 0;

  isFull(): boolean {
    return this.to - this.from >= MOST;
  }

  add(seq: Seq, end: Seq): void {
    if (this.to === this.seqs.length) this.makeRoom();
    this.seqs[this.to] = seq;
    this.ends[this.to] = end;
    this.to += 1;
  }

  /** One of them holds all of it. */
  covers(seq: Seq, end: Seq): boolean {
    for (let i = this.to - 1; i >= this.from; i--) {
      if (notBefore(seq, this.seqs[i] as Seq) && notAfter(end, this.ends[i] as Seq)) return true;
    }
    return false;
  }

  /** Drops what the ACK covers, and the part that it covers of one that it cuts. */
  acknowledge(ack: Seq): void {
    let kept = this.from;
    for (let i = this.from; i < this.to; i++) {
      const end = this.ends[i] as Seq;
      if (!after(end, ack)) {
        if (kept === this.from && i === kept) kept = this.from += 1;
        continue;
      }
      if (after(ack, this.seqs[i] as Seq)) this.seqs[i] = ack;
      if (kept !== i) {
        this.seqs[kept] = this.seqs[i] ?? 0;
        this.ends[kept] = end;
      }
      kept += 1;
    }
    this.to = kept;
    if (this.from === this.to) this.from = this.to = 0;
  }

  /** Where the stretch ends that begins right at the ACK without a gap, among what lies above; null where none does. */
  endOfTail(ack: Seq): Seq | null {
    if (this.from === this.to) return null;
    let left = this.seqs[this.to - 1] as Seq;
    let right = this.ends[this.to - 1] as Seq;
    for (let i = this.to - 1; i >= this.from; i--) {
      const start = this.seqs[i] as Seq;
      if (!notBefore(start, ack)) continue;
      if (this.ends[i] !== left) right = this.ends[i] as Seq;
      left = start;
    }
    return left === ack && after(right, ack) ? right : null;
  }

  private makeRoom(): void {
    const { seqs, ends, from, to } = this;
    const length = to - from;
    const room = length * 2 > seqs.length ? seqs.length * 2 : seqs.length;
    const keep = (old: Uint32Array): Uint32Array => {
      const next = room === old.length ? old : new Uint32Array(room);
      next.set(old.subarray(from, to));
      return next;
    };
    this.seqs = keep(seqs);
    this.ends = keep(ends);
    this.from = 0;
    this.to = length;
  }
}
