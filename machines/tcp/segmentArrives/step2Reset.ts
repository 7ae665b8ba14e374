/** Second: check the RST bit (RFC 9293, 3.10.7.4; RFC 5961, 3). Resets outside the window ended in the first step. */
import { sendAck } from '../output/segments.ts';
import type { Segment } from '../segment.ts';
import { advance, after, type Seq } from '../sequence.ts';
import { cite, raise, report, type Connected } from '../turn.ts';
import { mayAnswer } from './rateLimit.ts';

/** A reset in the window: obeyed if it hits RCV.NXT exactly, else questioned with a challenge ACK. */
export function takeReset(turn: Connected, segment: Segment): void {
  const { tcb, state, profile } = turn;
  if (state === 'TIME_WAIT' && profile.rfc1337) {
    cite(turn, 'reset.ignoredInTimeWait');
  } else if (isOfPeerThatClosed(turn, segment)) {
    cite(turn, 'linux.resetBeforeFin');
    obeyReset(turn);
  } else if (profile.rfc5961 && segment.seq !== tcb.rcvNxt && segment.seq !== edgeOfHeld(turn)) {
    cite(turn, 'reset.challenged');
    if (mayAnswer(turn, segment)) sendAck(turn);
  } else {
    obeyReset(turn);
  }
}

/** The end of all that SACK blocks have told the peer: a reset with this number has not been guessed either. */
function edgeOfHeld({ tcb, profile }: Connected): Seq | null {
  if (!profile.resetAtSackEdge) return null;
  return tcb.sackBlocks.reduce<Seq | null>(
    (edge, { end }) => (edge === null || after(end, edge) ? end : edge),
    null,
  );
}

/** Linux: a peer that closed and forgot answers with the number of its FIN, which is RCV.NXT - 1 here. */
export const isOfPeerThatClosed = ({ tcb, state, profile }: Connected, segment: Segment): boolean =>
  profile.resetBeforeFin &&
  segment.rst &&
  segment.seq === advance(tcb.rcvNxt, -1) &&
  (state === 'CLOSE_WAIT' || state === 'CLOSING' || state === 'LAST_ACK');

function obeyReset(turn: Connected): void {
  const { tcb, state } = turn;
  switch (state) {
    case 'SYN_RCVD':
      if (tcb.fastOpen === 'accepted') {
        cite(turn, 'reset.valid');
        report(turn, 'connection reset');
        break;
      }
      if (tcb.origin === 'passive') {
        cite(turn, 'reset.backToListen');
        raise(turn, 'backToListen');
        return;
      }
      cite(turn, 'reset.refused');
      report(turn, 'connection refused');
      break;
    case 'TIME_WAIT':
      cite(turn, 'reset.endsTimeWait');
      break;
    case 'CLOSING':
    case 'LAST_ACK':
      cite(turn, 'reset.valid');
      break;
    default:
      cite(turn, 'reset.valid');
      report(turn, 'connection reset');
  }
  raise(turn, 'gone');
}
