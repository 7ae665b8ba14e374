/** Text and FIN where Linux reads nothing more: after the peer's FIN, or when no program is left. */
import { resetFor } from '../../tcp/output/segments.ts';
import { segLen, type Segment } from '../../tcp/segment.ts';
import { advance, after, before } from '../../tcp/sequence.ts';
import { ourFinAcked } from '../../tcp/tcb.ts';
import { cite, raise, report, type Connected } from '../../tcp/turn.ts';

/**
 * What begins at RCV.NXT or above it after the peer's FIN is ignored. What reaches beyond RCV.NXT although there is nothing more
 * to come, or nobody who would read it, ends the connection with a reset. The rest is old, and is acknowledged as such.
 */
export function readsText(turn: Connected, segment: Segment): boolean {
  const { tcb, state } = turn;
  if (state === 'CLOSING' && ourFinAcked(tcb)) return false;
  if (segLen(segment) === 0) return true;
  if (tcb.peerFin && !before(segment.seq, tcb.rcvNxt)) {
    cite(turn, 'linux.ignoresAfterFin');
    return false;
  }
  const end = advance(segment.seq, segment.dataLen);
  if (!after(end, tcb.rcvNxt) || !(tcb.peerFin || tcb.orphan)) return true;
  cite(turn, tcb.peerFin ? 'linux.resetsAfterFin' : 'text.afterClose');
  resetFor(turn, segment);
  report(turn, 'connection reset');
  raise(turn, 'gone');
  return false;
}
