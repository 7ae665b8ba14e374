/** The window that is offered, by RFC 9293: the free octets of the buffer, and no small steps (3.8.6.2.2). */
import { sendAck } from '../../tcp/output/segments.ts';
import type { WindowPolicy } from '../../tcp/policy.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';
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
  finTaken({ tcb, profile }) {
    if (!profile.autoRead && tcb.rcvWnd > 0) tcb.rcvWnd -= 1;
  },
  read: openWindow,
};

/** The right edge moves only when there is a worthwhile step to make: half the buffer, or a full segment. */
function openWindow(turn: Connected): void {
  const { tcb, profile } = turn;
  const free = Math.min(profile.rcvBuf - tcb.unread, LARGEST_WINDOW);
  if (free - tcb.rcvWnd < Math.min(profile.rcvBuf / 2, profile.mss)) return;
  tcb.rcvWnd = free;
  if (tcb.peerFin || turn.state === 'SYN_SENT' || turn.state === 'SYN_RCVD') return;
  cite(turn, 'send.windowUpdate');
  sendAck(turn);
}
