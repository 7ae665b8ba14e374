/** OPEN (RFC 9293, 3.10.1), and the SEND in LISTEN that amounts to one. */
import { waitToBeSent } from './send.ts';
import { sendNew } from '../output/retransmissionQueue.ts';
import { begin, cite, type Turn } from '../turn.ts';

/** Passive: wait for a SYN. */
export function listen(turn: Turn): void {
  cite(turn, 'call.listen');
}

/** Active: choose ISS, send <SEQ=ISS><CTL=SYN>, SND.UNA = ISS, SND.NXT = ISS+1. */
export function connect(turn: Turn): void {
  cite(turn, 'call.connect');
  sendNew(begin(turn, 'active'), { syn: true });
}

/** SEND in LISTEN with a remote socket named: an active OPEN, the data waits (3.10.2). */
export function sendOpens(turn: Turn, bytes: number): void {
  cite(turn, 'call.sendOpens');
  const opened = begin(turn, 'active');
  sendNew(opened, { syn: true });
  waitToBeSent(opened, bytes);
}
