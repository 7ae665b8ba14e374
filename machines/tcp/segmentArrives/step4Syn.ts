/** Fourth: check the SYN bit (RFC 9293, 3.10.7.4; RFC 5961, 4). The third step, security, is left out: see the README. */
import { resetFor, sendAck, sendReset } from '../output/segments.ts';
import type { Segment } from '../segment.ts';
import { advance, after } from '../sequence.ts';
import { cite, raise, report, type Connected } from '../turn.ts';
import { answerSyn } from './listen.ts';
import { mayAnswer } from './rateLimit.ts';

/** A SYN within the window of a connection that already has one. */
export function meetSyn(turn: Connected, segment: Segment): void {
  const { tcb, state, profile } = turn;
  if (state === 'SYN_RCVD' && tcb.origin === 'passive') {
    const tellsPeer = profile.synInSynRcvd === 'reset';
    cite(turn, tellsPeer ? 'linux.resetsRequest' : 'syn.backToListen');
    if (tellsPeer) resetFor(turn, segment);
    raise(turn, 'backToListen');
  } else if (profile.rfc5961) {
    cite(turn, segment.seq === tcb.irs ? 'sequence.repeatedSyn' : 'syn.challenged');
    if (mayAnswer(turn, segment)) sendAck(turn);
  } else {
    cite(turn, 'syn.resets');
    sendReset(turn);
    report(turn, 'connection reset');
    raise(turn, 'gone');
  }
}

/**
 * From TIME_WAIT straight to SYN_RCVD: the old record goes, a new incarnation begins. Its numbers have to be above all
 * that were used; where the next ISS is not, it is taken from them, as Linux does.
 */
export function reopen(turn: Connected, segment: Segment): void {
  const { sndNxt } = turn.tcb;
  cite(turn, 'syn.reopens');
  answerSyn(turn, segment, after(turn.nextIss, sndNxt) ? turn.nextIss : advance(sndNxt, 65537));
  raise(turn, 'reopened');
}
