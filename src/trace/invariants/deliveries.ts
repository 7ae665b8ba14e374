/** Octets reach the application in order and once, and RCV.NXT says how far. */
import { advance, distance, type Seq } from '../../../machines/tcp/sequence.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Side } from '../side.ts';
import type { Step } from '../connection.ts';
import { when } from './laws.ts';

/** Keeps count over a run; to be asked about each step, in order. */
export class Deliveries {
  /** The next octet that each application expects; null as long as the peer's SYN is not known. */
  readonly #next: Record<Side, Seq | null> = { client: null, server: null };

  of({ side, effects, before, after }: Step): string[] {
    const irs = after.tcb?.irs ?? null;
    if (irs !== null && irs !== before.tcb?.irs) this.#next[side] = advance(irs, 1);
    const wrong: string[] = [];
    for (const effect of effects) {
      if (effect.kind !== 'deliver') continue;
      wrong.push(...when(effect.bytes <= 0, 'a delivery has octets'));
      wrong.push(...when(effect.seq !== this.#next[side], 'octets in order, once'));
      this.#next[side] = advance(effect.seq, effect.bytes);
    }
    return after.tcb ? wrong.concat(this.#ofRecord(side, after.tcb)) : wrong;
  }

  /** All that RCV.NXT has moved over was delivered, but for the peer's FIN. */
  #ofRecord(side: Side, { irs, rcvNxt, peerFin }: Tcb): string[] {
    const next = this.#next[side];
    if (irs === null || next === null) return [];
    const undelivered = distance(next, rcvNxt);
    return when(undelivered !== (peerFin ? 1 : 0), 'what is acknowledged has been delivered');
  }
}
