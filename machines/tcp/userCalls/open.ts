/** OPEN (RFC 9293, 3.10.1), and the SEND in LISTEN that amounts to one. */
import { sendNew } from '../output/retransmissionQueue.ts';
import { advance, after } from '../sequence.ts';
import { sendSyn } from '../fastOpen.ts';
import { begin, cite, type Connected, type Turn } from '../turn.ts';

/** Passive: wait for a SYN. */
export function listen(turn: Turn): void {
  cite(turn, 'call.listen');
}

/** Active: choose ISS, send <SEQ=ISS><CTL=SYN>, SND.UNA = ISS, SND.NXT = ISS+1. */
export function connect(turn: Turn, bytes = 0): void {
  cite(turn, 'call.connect');
  const opened = begin(turn, 'active');
  if (turn.profile.userTimeoutFrom === 'retransmission') opened.tcb.firstAgainAt = turn.now;
  sendSyn(opened, bytes);
}

/**
 * Active, out of TIME_WAIT: the new connection's numbers lie above all that the old one used, and its SYN echoes the timestamp
 * that was heard last, so that the peer can tell it from an old one (RFC 6191).
 */
export function connectAgain(turn: Connected, bytes = 0): void {
  cite(turn, 'call.connect');
  const { sndNxt, tsRecent, tsRecentAt } = turn.tcb;
  const iss = after(turn.nextIss, sndNxt) ? turn.nextIss : advance(sndNxt, 65537);
  const opened = begin(turn, 'active', iss);
  Object.assign(opened.tcb, { tsRecent, tsRecentAt });
  sendSyn(opened, bytes);
}

/** SEND in LISTEN with a remote socket named: an active OPEN, the data waits (3.10.2). */
export function sendOpens(turn: Turn, bytes: number): void {
  cite(turn, 'call.sendOpens');
  const opened = begin(turn, 'active');
  sendNew(opened, { syn: true });
  opened.policies.cutting.keep(opened, bytes);
}
