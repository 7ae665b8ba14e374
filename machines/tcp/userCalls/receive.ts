/** RECEIVE (RFC 9293, 3.10.3), and the window that grows with it (3.8.6.2.2). */
import { cite, report, type Connected, type Turn } from '../turn.ts';

/** LISTEN, SYN_SENT, SYN_RCVD: nothing can have come yet; the call waits for the connection to be established. */
export function receiveWaits(turn: Turn): void {
  cite(turn, 'call.receive');
}

/** Takes octets out of the receive buffer, at most `bytes`; `whole` waits for what is missing. */
export function receive(turn: Connected, bytes: number | undefined, whole = false): void {
  const { tcb, state } = turn;
  if (state === 'CLOSE_WAIT' && tcb.unread === 0) {
    cite(turn, 'call.connectionClosing');
    report(turn, 'error: connection closing');
    return;
  }
  cite(turn, 'call.receive');
  const missing = (bytes ?? Number.MAX_SAFE_INTEGER) - tcb.unread;
  if (tcb.unread === 0 || (whole && missing > 0)) {
    tcb.wanted = (tcb.wantsWhole ? (tcb.wanted ?? 0) : 0) + missing;
    tcb.wantsWhole = whole;
  }
  if (tcb.unread > 0) take(turn, bytes ?? tcb.unread);
}

/** A RECEIVE that waited gets what has come; an application that reads at once gets all. */
export function serveReader(turn: Connected): void {
  const { tcb, profile } = turn;
  if (tcb.unread === 0 || (tcb.wanted === null && !profile.autoRead)) return;
  const most = profile.autoRead ? tcb.unread : (tcb.wanted ?? 0);
  const isDone = !tcb.wantsWhole || tcb.unread >= most;
  tcb.wanted = isDone ? null : most - tcb.unread;
  if (isDone) tcb.wantsWhole = false;
  take(turn, most);
}

function take(turn: Connected, bytes: number): void {
  const taken = Math.min(bytes, turn.tcb.unread);
  turn.tcb.unread -= taken;
  turn.policies.window.read(turn, taken);
}
