/**
 * What an end waits for at a moment, and what it would do if that never came: no segment reached it any more, and its
 * application made no call. Read off its record and its timers; the tests hold it against what the endpoint then does.
 */
import { itemsOf } from '../../../machines/tcp/list.ts';
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import { advance, type Seq } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { InFlight, Tcb } from '../../../machines/tcp/tcb.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import { isPatienceOver, retryLimit } from '../../../machines/tcp/timers/retransmission.ts';
import { mostProbes } from '../../../machines/tcp/timers/keepAlive.ts';
import { isHeldByChoice } from '../../../machines/tcp/timers/persist.ts';
import { userTimeoutLeft } from '../../../machines/tcp/timers/userTimeout.ts';
import type { Side } from '../../trace/side.ts';
import { profileAt, type Step, type ConnectionTrace } from '../../trace/connection.ts';
import { endAfter } from '../../trace/moment.ts';
import {
  keepAliveEnds,
  patienceEnds,
  persistEnds,
  probeIsOut,
  sendsAgainAt,
} from './patienceEnds.ts';

/** What an end waits for. Of several things, the one that it can do nothing without. */
export type Awaited =
  | { readonly kind: 'ackOfData'; readonly first: Seq; readonly last: Seq; readonly fin: boolean }
  /** Octets that are missing before what is held. */
  | { readonly kind: 'gap'; readonly first: Seq; readonly last: Seq }
  /** Its own application. */
  | { readonly kind: 'reading'; readonly bytes: number }
  | {
      readonly kind:
        | 'opening'
        | 'syn'
        | 'synAck'
        | 'ackOfSyn'
        | 'firstData'
        | 'ackOfFin'
        | 'window'
        | 'more'
        | 'peerFin'
        | 'closing'
        | 'ride'
        | 'twoMsl'
        | 'nothing';
    };

/** What happens next if nothing comes, and when. */
export type Upcoming = { readonly at: Time } & (
  | {
      readonly kind: 'again';
      readonly what: 'SYN' | 'SYN+ACK' | 'FIN' | 'data';
      readonly nth: number;
      /** How often at most; null where it is a matter of time. */
      readonly of: number | null;
    }
  /** A tail loss probe; and the end of the time that reordering is given. */
  | { readonly kind: 'lossProbe' }
  | { readonly kind: 'reordering' }
  | { readonly kind: 'probe'; readonly nth: number }
  /** What fits into a window too small for a full segment. */
  | { readonly kind: 'sends'; readonly bytes: number }
  | { readonly kind: 'keepAlive'; readonly nth: number; readonly of: number }
  | { readonly kind: 'ack' }
  | Over
);

interface Over {
  readonly kind: 'over';
  readonly timer: TimerName;
  readonly state: State;
}

export interface Outlook {
  readonly awaited: Awaited;
  /** null: nothing ever happens. */
  readonly next: Upcoming | null;
  /** When, with nothing coming, the connection is over at this end; null: never, or not to be told yet. */
  readonly over: (Over & { readonly at: Time }) | null;
}

/** The outlook of an end once a step has been made (null: before the first). */
export function outlookOf(trace: ConnectionTrace, step: Step | null, side: Side): Outlook {
  const { state, tcb, listening } = endAfter(trace, side, step?.index ?? -1);
  if (tcb === null)
    return { awaited: { kind: state === 'LISTEN' ? 'syn' : 'opening' }, next: null, over: null };
  const profile = profileAt(trace, side);
  const backTo = profile.listenerStays && listening ? 'LISTEN' : 'CLOSED';
  const upcoming = upcomingOf(tcb, state, profile, backTo);
  return {
    awaited: awaitedOf(tcb, state),
    next: first(upcoming),
    over: first(endsOf(tcb, state, profile, backTo)),
  };
}

function awaitedOf(tcb: Tcb, state: State): Awaited {
  const [front] = itemsOf(tcb.inFlight);
  if (state === 'TIME_WAIT') return { kind: 'twoMsl' };
  if (state === 'SYN_SENT') return { kind: 'synAck' };
  if (front?.syn) return { kind: tcb.deferrals === null ? 'ackOfSyn' : 'firstData' };
  if (front) return ackOf([...itemsOf(tcb.inFlight)]);
  if (tcb.unsent > 0) return { kind: isHeldByChoice(tcb) ? 'more' : 'window' };
  const [held] = itemsOf(tcb.held);
  if (held) return { kind: 'gap', first: tcb.rcvNxt, last: advance(held.seq, -1) };
  if (tcb.unread > 0 && tcb.wanted === null) return { kind: 'reading', bytes: tcb.unread };
  if (state === 'FIN_WAIT_2') return { kind: 'peerFin' };
  if (state === 'CLOSE_WAIT') return { kind: 'closing' };
  return { kind: tcb.timers.delayedAck ? 'ride' : 'nothing' };
}

function ackOf(inFlight: readonly InFlight[]): Awaited {
  const data = inFlight.filter((entry) => entry.dataLen > 0);
  const [from, to] = [data[0], data.at(-1)];
  if (!from || !to) return { kind: 'ackOfFin' };
  const fin = inFlight.some((entry) => entry.fin);
  return { kind: 'ackOfData', first: from.seq, last: advance(to.seq, to.dataLen - 1), fin };
}

/** What each running timer leads to. One that would find nothing to do is left out. */
function upcomingOf(tcb: Tcb, state: State, profile: Profile, backTo: State): Upcoming[] {
  const { persist, keepAlive, delayedAck } = tcb.timers;
  const [front] = itemsOf(tcb.inFlight);
  const found: Upcoming[] = endsOf(tcb, state, profile, backTo).filter(
    ({ timer, at }) => tcb.timers[timer]?.deadline === at,
  );
  const { lossProbe, reordering } = tcb.timers;
  const isProbed = lossProbe !== undefined && !probeIsOut(tcb, profile);
  const at = isProbed ? null : sendsAgainAt(tcb, profile);
  if (at !== null && front) {
    const turn = { tcb, profile, state, now: at };
    const what = front.syn
      ? tcb.irs === null
        ? 'SYN'
        : 'SYN+ACK'
      : front.dataLen > 0
        ? 'data'
        : 'FIN';
    if (!isPatienceOver(turn, front) && userTimeoutLeft(turn) > 0)
      found.push({
        kind: 'again',
        at,
        what,
        nth: tcb.retransmissions + 1,
        of: retryLimit(turn, front),
      });
  }
  if (isProbed) found.push({ kind: 'lossProbe', at: lossProbe.deadline });
  if (reordering) found.push({ kind: 'reordering', at: reordering.deadline });
  if (persist && !front) {
    const at = persist.deadline;
    if (tcb.sndWnd === 0 && persistEnds(tcb, profile) !== at)
      found.push({ kind: 'probe', at, nth: tcb.probes + 1 });
    else if (tcb.sndWnd === 0) return found;
    else found.push({ kind: 'sends', at, bytes: Math.min(tcb.unsent, tcb.sndWnd, tcb.sndMss) });
  }
  const most = profile.keepAlive ? mostProbes(profile.keepAlive, profile) : 0;
  if (keepAlive && !front && tcb.keepAliveProbes < most) {
    found.push({
      kind: 'keepAlive',
      at: keepAlive.deadline,
      nth: tcb.keepAliveProbes + 1,
      of: most,
    });
  }
  // An ACK that is held back leaves in any case; it is told only where nothing else is waited for.
  if (delayedAck && found.length === 0) found.push({ kind: 'ack', at: delayedAck.deadline });
  return found;
}

/** The ways in which the connection ends by itself, each with its time. */
function endsOf(tcb: Tcb, state: State, profile: Profile, backTo: State): (Over & { at: Time })[] {
  const { timers } = tcb;
  const over = (timer: TimerName, at: Time | null | undefined, to = backTo) =>
    at === null || at === undefined ? [] : [{ kind: 'over' as const, timer, at, state: to }];
  const isRequest = state === 'SYN_RCVD' && tcb.origin === 'passive' && profile.listenerStays;
  return [
    ...over('timeWait', timers.timeWait?.deadline),
    ...over('finWait2', timers.finWait2?.deadline),
    ...over('userTimeout', timers.userTimeout?.deadline),
    ...over('retransmission', patienceEnds(tcb, state, profile), isRequest ? 'LISTEN' : backTo),
    ...over('keepAlive', keepAliveEnds(tcb, profile)),
    ...over('persist', persistEnds(tcb, profile)),
  ];
}

/** The one that comes first. */
const first = <T extends { readonly at: Time }>(events: readonly T[]): T | null =>
  events.reduce<T | null>((best, next) => (best === null || next.at < best.at ? next : best), null);
