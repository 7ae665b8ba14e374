/** Which segments bring a window, as Linux has it. What brings one is news, and so no duplicate ACK. */
import type { Segment } from '../segment.ts';
import { after, before } from '../sequence.ts';
import type { Tcb } from '../tcb.ts';

/**
 * Whatever acknowledges something new, or is numbered above what brought the last window (as the first segment after
 * the peer's SYN is); else only a larger window, or none at all.
 */
export function bringsLinuxWindow(
  { sndUna, sndWnd, sndWl1 }: Pick<Tcb, 'sndUna' | 'sndWnd' | 'sndWl1'>,
  { seq, ackNumber, wnd }: Segment,
): boolean {
  if (before(ackNumber, sndUna)) return false;
  if (after(ackNumber, sndUna) || after(seq, sndWl1)) return true;
  return seq === sndWl1 && (wnd > sndWnd || wnd === 0);
}
