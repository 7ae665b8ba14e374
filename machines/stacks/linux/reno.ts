/** Reno in Linux: half of the window is left after a loss, and a segment more each round trip (RFC 5681). */
import { cite, type Connected } from '../../tcp/turn.ts';
import type { CongestionControl } from './congestionControl.ts';
import { avoid, isUsed, slowStart } from './cwnd.ts';
import { segmentsIn } from './scoreboard.ts';

export const reno: CongestionControl = {
  rule: 'linux.halfOfWindow',
  shareOf: ({ tcb }) => Math.max(segmentsIn(tcb) >> 1, 2),
  grow(turn, segments) {
    if (!isUsed(turn)) {
      cite(turn, 'linux.windowUnused');
      return;
    }
    const slowly = slowStart(turn, segments);
    if (slowly > 0) avoid(turn, 'congestion.avoidance', segmentsIn(turn.tcb), slowly);
  },
  sampled: nothing,
  forget: nothing,
  restart: nothing,
};

function nothing(_turn: Connected): void {
  return;
}
