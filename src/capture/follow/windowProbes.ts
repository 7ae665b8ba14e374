/**
 * Probes of a closed window that carry an octet (RFC 9293, 3.8.6.1): an ACK of the number that they begin with says that they came, and that
 * there was no room for them. None of them is lost because the octet is sent once more.
 */
import type { Seq } from '../../../machines/tcp/sequence.ts';
import { after } from '../../../machines/tcp/sequence.ts';
import type { FateOf, Judging } from './fate.ts';
import type { Sent } from './outstanding.ts';

export class WindowProbes {
  readonly #fates: readonly FateOf[];
  readonly #judging: Judging;
  /** The window that the receiver told last is closed: its edge. */
  #edge: Seq | null = null;
  /** The probe that nothing has answered yet. */
  #out: Sent | null = null;

  constructor(fates: readonly FateOf[], judging: Judging) {
    this.#fates = fates;
    this.#judging = judging;
  }

  /** Whether what is sent is a probe. */
  sends(sent: Sent): boolean {
    const { segment } = sent;
    if (segment.seq !== this.#edge || segment.dataLen !== 1 || segment.syn) return false;
    // the next one leaves although the receiver has said nothing
    this.#close();
    this.#out = sent;
    return true;
  }

  hears({ index, segment, atNs }: Sent): void {
    const { ack, ackNumber, rst, wnd } = segment;
    if (!ack || rst) return;
    const probe = this.#out;
    const isLateEnough = probe !== null && (atNs - probe.atNs) / 1000 >= this.#judging.loopUs * 0.9;
    if (probe !== null && isLateEnough) {
      const isIts = ackNumber === probe.segment.seq || after(ackNumber, probe.segment.seq);
      if (isIts) Object.assign(this.#fate(probe), { evidence: 'inferred', answeredBy: index });
      if (isIts) this.#out = null;
    }
    if (wnd === 0) this.#edge = ackNumber;
    else if (this.#edge !== null) this.#edge = null;
  }

  #close(): void {
    if (this.#out === null || this.#judging.isHere) return;
    Object.assign(this.#fate(this.#out), { arrived: false, evidence: 'inferred' });
  }

  #fate({ index }: Sent): FateOf {
    return this.#fates[index] as FateOf;
  }
}
