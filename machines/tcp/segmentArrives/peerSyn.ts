/** What an endpoint takes from the peer's SYN, in whichever state it meets it (RFC 9293, 3.10.7.2 and 3.10.7.3). */
import { listOf } from '../listChanges.ts';
import { negotiate } from '../negotiation.ts';
import type { Segment } from '../segment.ts';
import { advance } from '../sequence.ts';
import type { Tcb } from '../tcb.ts';
import type { Connected } from '../turn.ts';
import { trimmed } from './step1Sequence.ts';

/** IRS, RCV.NXT, the peer's window and MSS. Text or a FIN on the SYN is kept until the connection is established, if at all. */
export function takePeerSyn(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  tcb.irs = segment.seq;
  tcb.rcvNxt = advance(segment.seq, 1);
  tcb.lastAckSent = tcb.rcvNxt;
  negotiate(turn, segment);
  takeWindow(turn, segment);
  if (turn.profile.textOnSyn === 'dropped') return;
  const text = trimmed(turn, segment);
  if (text.dataLen > 0 || text.fin) tcb.held = listOf([text]);
}

/** The window of a segment in octets: the field of a SYN is never scaled (RFC 7323, 2.2). */
export const windowOf = ({ sndScale }: Pick<Tcb, 'sndScale'>, { wnd, syn }: Segment): number =>
  syn ? wnd : wnd * 2 ** sndScale;

/** SND.WND, SND.WL1, SND.WL2 from a segment. */
export function takeWindow(turn: Connected, segment: Segment): void {
  const { tcb } = turn;
  tcb.sndWnd = windowOf(tcb, segment);
  if (tcb.sndWnd > tcb.maxSndWnd) {
    tcb.maxSndWnd = tcb.sndWnd;
    turn.policies.cutting.windowGrew?.(turn);
  }
  tcb.sndWl1 = segment.seq;
  tcb.sndWl2 = segment.ackNumber;
}
