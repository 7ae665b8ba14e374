/** RETRANSMISSION TIMEOUT (RFC 9293, 3.10.8; RFC 6298, 5.4 to 5.6), and R2, the end of patience (3.8.3). */
import { resendFront } from '../output/retransmissionQueue.ts';
import { backOff } from '../output/rto.ts';
import { first } from '../list.ts';
import type { InFlight, Tcb } from '../tcb.ts';
import { cite, raise, report, startTimer, type Connected } from '../turn.ts';
import { userTimeout } from './ends.ts';
import { isKept, isSilent, requestTimeouts } from '../deferredAccept.ts';
import { isOver } from './patience.ts';
import { userTimeoutLeft } from './userTimeout.ts';

/** The front of the queue goes again, and the timer waits twice as long. */
export function retransmissionTimeout(turn: Connected): void {
  const { tcb, profile } = turn;
  const front = first(tcb.inFlight);
  if (!front) return;
  if (userTimeoutLeft(turn) <= 0) {
    userTimeout(turn);
    return;
  }
  if (isPatienceOver(turn, front)) {
    if (turn.state === 'SYN_RCVD' && isRequest(tcb) && profile.listenerStays) {
      cite(turn, 'linux.forgetsRequest');
      raise(turn, 'backToListen');
      return;
    }
    cite(turn, !front.syn && profile.giveUpBy === 'time' ? 'linux.patienceOver' : 'timer.giveUp');
    report(turn, 'error: connection aborted, excessive retransmissions (R2)');
    raise(turn, 'gone');
    return;
  }
  if (isSilent(tcb, profile)) {
    cite(turn, 'linux.waitsForData');
    tcb.deferrals = (tcb.deferrals ?? 0) + 1;
    backOff(turn);
    startTimer(turn, 'retransmission', tcb.rtoUs);
    return;
  }
  cite(turn, 'timer.retransmit');
  if (front.syn) tcb.synTimeouts += 1;
  else turn.policies.recovery.timeout(turn);
  if (!isLinear(turn, front)) backOff(turn);
  tcb.retransmissions += 1;
  resendFront(turn, 'timerAgain');
  turn.policies.recovery.sentAgain(turn);
  startTimer(turn, 'retransmission', Math.min(tcb.rtoUs, userTimeoutLeft(turn)));
}

/** No program has it yet: it is a request to the listener. One whose data was taken with the SYN is tried once more. */
const isRequest = ({ origin, fastOpen }: Tcb): boolean =>
  origin === 'passive' && fastOpen !== 'accepted';

/** Linux may try a SYN a few times more before it begins to wait longer. */
export const isLinear = ({ tcb, state, profile }: Patience, front: InFlight): boolean =>
  front.syn && state === 'SYN_SENT' && tcb.synTimeouts <= profile.synLinearTimeouts;

/** What the end of patience depends on. */
export type Patience = Pick<Connected, 'tcb' | 'profile' | 'state' | 'now'>;

/** R2: so many retransmissions of a SYN, a SYN+ACK, of data; null where a profile has so much time instead. */
export function retryLimit({ tcb, profile, state }: Patience, front: InFlight): number | null {
  if (front.syn) {
    const isSynAck = state === 'SYN_RCVD' && tcb.origin === 'passive';
    const retries = profile.synAckRetries ?? profile.synRetries;
    if (isSynAck) return isRequest(tcb) ? retries : retries + 1;
    return profile.synRetries + (state === 'SYN_SENT' ? profile.synLinearTimeouts : 0);
  }
  return profile.giveUpBy === 'time' ? null : profile.dataRetries;
}

/** Whether the timer, should it fire now, sends nothing again. */
export function isPatienceOver(turn: Patience, front: InFlight): boolean {
  const { tcb, profile, now } = turn;
  const limit = retryLimit(turn, front);
  if (limit === null) return isOver(tcb, profile, now);
  if (tcb.deferrals === null) return tcb.retransmissions >= limit;
  return requestTimeouts(tcb) >= limit && !isKept(tcb, profile);
}
