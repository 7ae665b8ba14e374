/** What an endpoint takes from the peer's SYN, in whichever state it meets it (RFC 9293, 3.10.7.2 and 3.10.7.3). */
import { set } from '../linux/variables.ts';
import { listOf } from '../listChanges.ts';
import { DEFAULT_MSS, type Segment } from '../segment.ts';
import { advance } from '../sequence.ts';
import type { Connected } from '../turn.ts';
import { trimmed } from './step1Sequence.ts';

/** IRS, RCV.NXT, the peer's window and MSS. Text or a FIN on the SYN is kept until the connection is established, if at all. */
export function takePeerSyn(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  tcb.irs = segment.seq;
  tcb.rcvNxt = advance(segment.seq, 1);
  set(turn, { rcvWup: tcb.rcvNxt });
  tcb.sndMss = Math.min(turn.profile.mss, segment.mss ?? DEFAULT_MSS);
  takeWindow(turn, segment);
  if (turn.profile.textOnSyn === 'dropped') return;
  const text = trimmed(turn, segment);
  if (text.dataLen > 0 || text.fin) tcb.held = listOf([text]);
}

/** SND.WND, SND.WL1, SND.WL2 from a segment. */
export function takeWindow(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  tcb.sndWnd = segment.wnd;
  tcb.maxSndWnd = Math.max(tcb.maxSndWnd, segment.wnd);
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ackNumber;
}
