/**
 * TCP_DEFER_ACCEPT (tcp(7)): a listener's program is woken by data, not by a handshake. The bare ACK that would complete it is not
 * taken, and the SYN+ACK does not go again for it until its time is nearly over: the answer to that last one is taken.
 */
import type { Profile } from './profile.ts';
import { segLen, type Segment } from './segment.ts';
import type { Tcb } from './tcb.ts';
import { cite, type Connected } from './turn.ts';

type Waiting = Pick<Tcb, 'synTimeouts' | 'deferrals'>;

/** How often the timer of the SYN+ACK has fired, whether or not it sent something. */
export const requestTimeouts = ({ synTimeouts, deferrals }: Waiting): number =>
  synTimeouts + (deferrals ?? 0);

/** The ACK of a SYN+ACK that carries nothing: a request that waits for data stays one. */
export function defersAccept(turn: Connected, segment: Segment): boolean {
  const { tcb, profile } = turn;
  const isDeferred =
    tcb.origin === 'passive' &&
    tcb.fastOpen !== 'accepted' &&
    segLen(segment) === 0 &&
    requestTimeouts(tcb) < profile.deferAcceptTimeouts;
  if (!isDeferred) return false;
  cite(turn, 'linux.defersAccept');
  tcb.deferrals ??= 0;
  return true;
}

/** The timer fires in silence: the client has acknowledged, and there is time left for its data. */
export const isSilent = (tcb: Waiting, { deferAcceptTimeouts }: Profile): boolean =>
  tcb.deferrals !== null && requestTimeouts(tcb) < deferAcceptTimeouts - 1;

/** It is not forgotten before its time is over. */
export const isKept = (tcb: Waiting, { deferAcceptTimeouts }: Profile): boolean =>
  tcb.deferrals !== null && requestTimeouts(tcb) < deferAcceptTimeouts;
