/** What the numbers of each side of a connection are counted from: its SYN, or one before the least number that was seen of it. */
import { advance, earliest, type Seq } from '../../machines/tcp/sequence.ts';
import { oncePer } from '../trace/lookup.ts';
import { peerOf, type Side } from '../trace/side.ts';
import type { CapturedSegment } from './captured.ts';

/** null: no number of it was seen. */
export const basesOf = oncePer(
  (segments: readonly CapturedSegment[]): Readonly<Record<Side, Seq | null>> => {
    const bases: Record<Side, Seq | null> = { client: null, server: null };
    const known: Record<Side, boolean> = { client: false, server: false };
    const take = (side: Side, base: Seq, isSyn: boolean): void => {
      const former = bases[side];
      if (known[side] || former === base) return;
      known[side] = isSyn && former === null;
      bases[side] = former === null ? base : earliest(former, base);
    };
    for (const { from, segment } of segments) {
      if (segment.rst) continue;
      take(from, segment.syn ? segment.seq : advance(segment.seq, -1), segment.syn);
      if (segment.ack && !segment.syn) take(peerOf(from), advance(segment.ackNumber, -1), false);
    }
    return bases;
  },
);
