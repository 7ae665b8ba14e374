/** Not a call: the host loses its memory (RFC 9293, 3.5.1), and with it what was kept for later connections. */
import { cite, type Turn } from '../turn.ts';

export function crash(turn: Turn): void {
  cite(turn, 'call.crash');
  turn.peerCookie = null;
}
