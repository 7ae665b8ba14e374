/** The application reads: memory is free again, and sometimes the peer is told at once. */
import { distance } from '../sequence.ts';
import { sendAck } from '../output/segments.ts';
import { cite, type Connected } from '../turn.ts';
import { bestWindow, offeredStill, release } from './receiveMemory.ts';

/** Takes octets out of the buffer; an ACK leaves where one waits for this, or where the window at least doubles. */
export function applicationReads(turn: Connected, bytes: number): void {
  release(turn, bytes);
  if (!turn.profile.autoRead) cite(turn, 'linux.windowOfMemory');
  if (turn.tcb.peerFin && turn.tcb.ackOwed === 'no') return;
  if (bytes > 0 && (ackIsDue(turn) || windowIsWorthTelling(turn))) {
    cite(turn, 'send.windowUpdate');
    sendAck(turn);
  }
}

/** An ACK waits, and: more than a segment is unacknowledged, or the last short segments have all been read. */
function ackIsDue({ tcb }: Connected): boolean {
  if (tcb.ackOwed === 'no') return false;
  const { rcvWup, rcvMss, pushed, pingPong } = tcb.linux;
  if (distance(rcvWup, tcb.rcvNxt) > rcvMss) return true;
  return tcb.unread === 0 && (pushed === 2 || (pushed === 1 && !pingPong));
}

function windowIsWorthTelling(turn: Connected): boolean {
  if (turn.tcb.peerFin) return false;
  const now = offeredStill(turn.tcb);
  const best = bestWindow(turn);
  return best > 0 && best >= 2 * now;
}
