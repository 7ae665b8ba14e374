/** SEGMENT ARRIVES in CLOSED (RFC 9293, 3.10.7.1): nothing is here, so everything but a reset is answered with one. */
import { resetFor } from '../output/segments.ts';
import type { Segment } from '../segment.ts';
import { cite, type Turn } from '../turn.ts';

export function arrivesInClosed(turn: Turn, segment: Segment): void {
  if (segment.rst) {
    const { breaks } = turn.profile;
    cite(turn, breaks?.answersReset ? 'broken.answersReset' : 'closed.ignoresReset');
    if (breaks?.answersReset) resetFor(turn, segment);
    return;
  }
  cite(turn, segment.ack ? 'closed.resetsAck' : 'closed.resetsNoAck');
  resetFor(turn, segment);
}
