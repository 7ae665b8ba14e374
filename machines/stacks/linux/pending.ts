/**
 * Of Linux's timers that make the sender send again, one is pending at a time: the retransmission timer, the tail loss probe
 * (RFC 8985, 7), RACK's reordering timer, or the persist timer.
 */
import { first } from '../../tcp/list.ts';
import { startTimer, stopTimer, type Connected } from '../../tcp/turn.ts';
import { recoveryOf } from './scoreboard.ts';

const PENDING = ['retransmission', 'lossProbe', 'reordering'] as const;
type Pending = (typeof PENDING)[number];

export function startPending(turn: Connected, timer: Pending, delayUs: number): void {
  for (const other of PENDING) if (other !== timer) stopTimer(turn, other);
  startTimer(turn, timer, delayUs);
}

/** How far off the RTO of the first segment is: it counts from when that left last. */
const rtoLeft = ({ tcb, now }: Connected): number =>
  (first(tcb.inFlight)?.sentAt ?? now) + tcb.rtoUs - now;

/** The RTO runs again; behind another timer it has been running all the while. */
export function rearmRto(turn: Connected): void {
  const { tcb } = turn;
  if (tcb.inFlight.length === 0) {
    for (const timer of PENDING) stopTimer(turn, timer);
    return;
  }
  if (tcb.timers.lossProbe || tcb.timers.reordering) resumeRto(turn);
  else startPending(turn, 'retransmission', tcb.rtoUs);
}

/** What is left of the RTO of the first segment. */
export const resumeRto = (turn: Connected): void =>
  startPending(turn, 'retransmission', Math.max(rtoLeft(turn), 1000));

/** After 2 SRTT without an ACK the tail is probed (RFC 8985, 7.2), if that is before the RTO. Says whether the probe is due. */
export function scheduleProbe(turn: Connected, rtoStartsNow: boolean): boolean {
  const { tcb, profile } = turn;
  const { state } = recoveryOf(turn);
  const isCalm = state === 'open' || state === 'cwr';
  // the timer is that of the SYN+ACK still, behind which data has left already (RFC 7413)
  if (first(tcb.inFlight)?.syn) return false;
  if (!profile.tailLossProbe || !tcb.sackOk || tcb.inFlight.length === 0 || !isCalm) return false;
  const wait =
    tcb.srttUs === null
      ? profile.rtoInitialUs
      : 2 * tcb.srttUs + (tcb.inFlight.length === 1 ? profile.rtoMinUs : PROBE_LEAST_US);
  const rto = rtoStartsNow ? tcb.rtoUs : rtoLeft(turn);
  startPending(turn, 'lossProbe', Math.round(rto > 0 ? Math.min(wait, rto) : wait));
  return true;
}
const PROBE_LEAST_US = 2000;

/** Something is acknowledged: a probe of the tail is due next, or else the RTO. */
export function setTimers(turn: Connected): void {
  if (!scheduleProbe(turn, true)) rearmRto(turn);
}
