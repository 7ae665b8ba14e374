/** When an end is over that hears nothing any more: its timers played through, with the very rules that the endpoint has. */
import { policiesOf } from '../../../machines/stacks/policies.ts';
import { isSilent } from '../../../machines/tcp/deferredAccept.ts';
import { itemsOf } from '../../../machines/tcp/list.ts';
import { doubled } from '../../../machines/tcp/output/rto.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { mostProbes } from '../../../machines/tcp/timers/keepAlive.ts';
import { probesAreOver } from '../../../machines/tcp/timers/patience.ts';
import { nextProbes } from '../../../machines/tcp/timers/persist.ts';
import { isLinear, isPatienceOver } from '../../../machines/tcp/timers/retransmission.ts';
import { probingLeft, userTimeoutLeft } from '../../../machines/tcp/timers/userTimeout.ts';
import { deadlineOf } from '../../../machines/tcp/turn.ts';

export const probeIsOut = (tcb: Tcb, profile: Profile): boolean =>
  policiesOf(profile).recovery.probeIsOut?.(tcb) ?? false;

/** When the RTO ends if nothing comes; null where it does not run. It starts over with a tail loss probe. */
export function rtoEnds(tcb: Tcb, profile: Profile): Time | null {
  const { retransmission, lossProbe } = tcb.timers;
  if (!lossProbe) return retransmission?.deadline ?? null;
  const { deadline } = lossProbe;
  if (!probeIsOut(tcb, profile)) return deadlineOf(profile, deadline, tcb.rtoUs);
  const [front] = itemsOf(tcb.inFlight);
  const left = (front?.sentAt ?? deadline) + tcb.rtoUs - deadline;
  return deadlineOf(profile, deadline, Math.max(left, 1000));
}

/** When the timer sends something again: it may fire in silence before, while a request waits for data. */
export function sendsAgainAt(tcb: Tcb, profile: Profile): Time | null {
  let { deferrals, rtoUs } = tcb;
  let at = rtoEnds(tcb, profile);
  while (at !== null && deferrals !== null && isSilent({ ...tcb, deferrals }, profile)) {
    deferrals += 1;
    rtoUs = doubled(rtoUs, profile);
    at = deadlineOf(profile, at, rtoUs);
  }
  return at;
}

/** Plays the retransmission timer through to the end of patience: the RTO doubles each time. */
export function patienceEnds(tcb: Tcb, state: State, profile: Profile): Time | null {
  const [front] = itemsOf(tcb.inFlight);
  let { rtoUs, retransmissions, firstAgainAt, synTimeouts, deferrals } = tcb;
  let at = rtoEnds(tcb, profile);
  if (!front || at === null) return null;
  for (let again = 0; again < LONGEST_PATIENCE; again++) {
    const then = { ...tcb, retransmissions, firstAgainAt, synTimeouts, deferrals };
    const turn = { tcb: then, profile, state, now: at };
    if (isPatienceOver(turn, front) || userTimeoutLeft(turn) <= 0) return at;
    if (deferrals !== null && isSilent(then, profile)) {
      deferrals += 1;
      rtoUs = doubled(rtoUs, profile);
      at = deadlineOf(profile, at, rtoUs);
      continue;
    }
    synTimeouts += 1;
    if (!isLinear({ ...turn, tcb: { ...then, synTimeouts } }, front))
      rtoUs = doubled(rtoUs, profile);
    retransmissions += 1;
    firstAgainAt ??= at;
    const left = userTimeoutLeft({
      tcb: { ...then, retransmissions, firstAgainAt },
      profile,
      now: at,
    });
    at = deadlineOf(profile, at, Math.min(rtoUs, left));
  }
  return null;
}

/** Who would try more often than this does not give up as far as a reader is concerned. */
const LONGEST_PATIENCE = 100;

/** The rest of the probes, and the wait after the last. While something is outstanding, none are sent. */
export function keepAliveEnds(tcb: Tcb, { keepAlive, ...profile }: Profile): Time | null {
  let at = tcb.timers.keepAlive?.deadline;
  const isOutstanding = tcb.inFlight.length > 0 || tcb.unsent > 0;
  if (!keepAlive || at === undefined || isOutstanding) return null;
  for (let sent = tcb.keepAliveProbes; sent < mostProbes(keepAlive, profile); sent++)
    at = deadlineOf({ ...profile, keepAlive }, at, keepAlive.intervalUs);
  return at;
}

/** Plays the persist timer through: a shut window is probed until so many probes went unanswered, or the user timeout is over. */
export function persistEnds(tcb: Tcb, profile: Profile): Time | null {
  let { probes, probesUnanswered, probedSince } = tcb;
  let at = tcb.timers.persist?.deadline;
  if (at === undefined || tcb.sndWnd > 0 || tcb.inFlight.length > 0) return null;
  for (let again = 0; again < LONGEST_PATIENCE; again++) {
    const then = { ...tcb, probes, probesUnanswered, probedSince };
    if (probingLeft({ tcb: then, profile, now: at }) <= 0 || probesAreOver(then, profile, at))
      return at;
    probedSince ??= at;
    probes = nextProbes(then, profile);
    probesUnanswered += 1;
    const now = at;
    const left = probingLeft({ tcb: { ...then, probedSince }, profile, now });
    const backedOff = Math.min(tcb.rtoUs * 2 ** probes, profile.rtoMaxUs, left);
    at = deadlineOf(profile, now, backedOff);
  }
  return null;
}
