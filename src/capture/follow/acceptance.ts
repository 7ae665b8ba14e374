/**
 * What a receiver cannot accept, as far as its own packets say: what begins behind its window (RFC 9293, 3.10.7.4, first), and what bears an older
 * timestamp than it has taken (RFC 7323, 5). It answers that with an ACK of what it expects.
 */
import type { Segment } from '../../../machines/tcp/segment.ts';
import { advance, latest, notBefore, type Seq } from '../../../machines/tcp/sequence.ts';
import type { CapturedSegment } from '../captured.ts';

export class Acceptance {
  /** The largest timestamp that the sender has used, and the shift of the receiver's window: null where it is not known. */
  #stamp: number | null = null;
  #scale: number | null = null;
  #edge: Seq | null = null;

  refuses({ syn, seq, dataLen, timestamps }: Segment): boolean {
    if (syn) {
      this.#stamp = timestamps?.value ?? null;
      return false;
    }
    const stamp = timestamps?.value;
    const isOld = stamp !== undefined && this.#stamp !== null && ((stamp - this.#stamp) | 0) < 0;
    if (stamp !== undefined && !isOld) this.#stamp = stamp;
    return isOld || (dataLen > 0 && this.#edge !== null && notBefore(seq, this.#edge));
  }

  hears({ segment, optionsCut }: Pick<CapturedSegment, 'segment' | 'optionsCut'>): void {
    const { syn, ack, rst, ackNumber, wnd, windowScale } = segment;
    if (rst || !ack) return;
    if (syn) this.#scale = windowScale ?? (optionsCut === true ? null : 0);
    if (this.#scale === null) return;
    const edge = advance(ackNumber, wnd * 2 ** (syn ? 0 : this.#scale));
    this.#edge = this.#edge === null || syn ? edge : latest(this.#edge, edge);
  }
}
