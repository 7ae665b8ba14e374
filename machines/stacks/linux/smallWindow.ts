/** Where a peer's window is small: a segment takes up at most half of the largest that it ever offered, so that two are on their way. */
import { setWindow } from '../../tcp/output/congestionWindow.ts';
import { DEFAULT_MSS } from '../../tcp/segment.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { linuxOf, set } from './variables.ts';

/** No segment is smaller than this, headers included. */
const LEAST_SEGMENT = 68 - 20;

/** The largest window has grown, and with it what a segment may carry. The congestion window stays the same in segments. */
export function boundSegments(turn: Connected): void {
  const { tcb } = turn;
  const { maxSndWnd } = tcb;
  const full = linuxOf(tcb).fullMss || tcb.sndMss;
  set(turn, { fullMss: full });
  const most = maxSndWnd > DEFAULT_MSS ? maxSndWnd >> 1 : maxSndWnd;
  const size = most > 0 && full > most ? Math.max(most, LEAST_SEGMENT) : full;
  if (size === tcb.sndMss) return;
  if (size < tcb.sndMss) cite(turn, 'linux.halfWindowSegments');
  const cwnd = Math.max(1, Math.floor(tcb.cwnd / tcb.sndMss)) * size;
  tcb.sndMss = size;
  setWindow(turn, 'linux.halfWindowSegments', { cwnd });
}
