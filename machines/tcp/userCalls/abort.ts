/** ABORT (RFC 9293, 3.10.5): everything is dropped, and a synchronized peer is told by a reset. */
import { sendReset } from '../output/segments.ts';
import { cite, connected, report, type Turn } from '../turn.ts';

export function abort(turn: Turn): void {
  switch (turn.state) {
    case 'SYN_RCVD':
    case 'ESTABLISHED':
    case 'FIN_WAIT_1':
    case 'FIN_WAIT_2':
    case 'CLOSE_WAIT':
      cite(turn, 'call.abortReset');
      sendReset(connected(turn));
      report(turn, 'connection reset');
      return;
    case 'SYN_SENT':
      cite(turn, 'call.abortSilent');
      report(turn, 'connection reset');
      return;
    default:
      cite(turn, 'call.abortSilent');
  }
}
