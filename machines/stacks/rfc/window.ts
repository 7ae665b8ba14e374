/** The window that is offered, by RFC 9293: the free octets of the buffer, and no small steps (3.8.6.2.2); scaled by RFC 7323, 2. */
import { sendAck } from '../../tcp/output/segments.ts';
import type { WindowPolicy } from '../../tcp/policy.ts';
import type { Profile } from '../../tcp/profile.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { cite, type Connected } from '../../tcp/turn.ts';

const nothing = (): void => undefined;

export const rfcWindow: WindowPolicy<Connected> = {
  first: ({ rcvBuf }) => Math.min(rcvBuf, LARGEST_WINDOW),
  offer: ({ tcb }) => tcb.rcvWnd,
  delivered({ tcb, profile }, octets) {
    if (profile.autoRead) return;
    tcb.unread += octets;
    tcb.rcvWnd = Math.max(0, tcb.rcvWnd - octets);
  },
  inOrder: nothing,
  heldChanged: nothing,
  /** Beyond the SYNs, whose window has 16 bits, it is offered scaled (RFC 7323, 2.3). */
  established({ tcb, profile }) {
    tcb.rcvWnd = Math.max(tcb.rcvWnd, freeOf(tcb, profile));
  },
  finTaken({ tcb, profile }) {
    if (!profile.autoRead && tcb.rcvWnd > 0) tcb.rcvWnd -= 1;
  },
  read: openWindow,
};

/** The right edge moves only when there is a worthwhile step to make: half the buffer, or a full segment. */
function openWindow(turn: Connected): void {
  const { tcb, profile } = turn;
  const free = freeOf(tcb, profile);
  if (free - tcb.rcvWnd < Math.min(profile.rcvBuf / 2, profile.mss)) return;
  tcb.rcvWnd = free;
  if (tcb.peerFin || turn.state === 'SYN_SENT' || turn.state === 'SYN_RCVD') return;
  cite(turn, 'send.windowUpdate');
  sendAck(turn);
}

/** The free octets of the buffer, as many as can be told. */
const freeOf = ({ unread, rcvScale }: Tcb, { rcvBuf }: Profile): number =>
  Math.min(rcvBuf - unread, LARGEST_WINDOW * 2 ** rcvScale);
