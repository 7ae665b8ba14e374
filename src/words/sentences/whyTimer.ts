/**
 * Why a timer runs as long as it does: the parts that its time was made of, and what they come to. Numbers only; the words are
 * in the languages. What is computed here must equal what the endpoint set, and a test holds it to that.
 */
import { first } from '../../../machines/tcp/list.ts';
import type { TimerName } from '../../../machines/tcp/effects.ts';
import { doubled } from '../../../machines/tcp/output/rto.ts';
import { linuxOf } from '../../../machines/stacks/linux/variables.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import { ms } from '../../../machines/tcp/time.ts';

/** What an RTO is before it is doubled. */
export type RtoBasis =
  /** Nothing has been measured yet (RFC 6298, 2.1). */
  | { readonly from: 'initial'; readonly us: number }
  /** Nothing has been measured, and the SYN had to go again (RFC 6298, 5.7). */
  | { readonly from: 'afterSynLoss'; readonly us: number }
  | {
      readonly from: 'measured';
      readonly srttUs: number;
      readonly rttvarUs: number;
      /** How often RTTVAR counts: 4 times by RFC 6298, once where it holds the 4 already. */
      readonly factor: 1 | 4;
      readonly sumUs: number;
      /** The bound that the sum has met, if it has (RFC 6298, 2.4 and 2.5). */
      readonly bound: 'least' | 'most' | null;
      readonly us: number;
    };

export interface WhyRto {
  readonly basis: RtoBasis;
  /** How often it has been doubled (RFC 6298, 5.5). */
  readonly doublings: number;
  /** The upper bound, where doubling has met it: then how often it was doubled does not matter. */
  readonly mostUs: number | null;
  readonly us: number;
}

export type WhyTimer =
  | { readonly rule: 'rto'; readonly rto: WhyRto; readonly us: number }
  /** Linux, after a bad ACK in SYN_SENT. */
  | { readonly rule: 'synAgain'; readonly us: number }
  | {
      readonly rule: 'persist';
      readonly rto: WhyRto;
      /** Probes in vain: each doubles the time. */
      readonly probes: number;
      readonly mostUs: number | null;
      readonly us: number;
    }
  /** The window is open, but small. */
  | { readonly rule: 'override'; readonly us: number }
  | { readonly rule: 'delayedAck'; readonly us: number }
  /** Linux: by the rhythm of the data, between two bounds. */
  | {
      readonly rule: 'ato';
      readonly atoUs: number;
      readonly bound: 'least' | 'most' | null;
      readonly us: number;
    }
  | { readonly rule: 'keepAliveIdle'; readonly us: number }
  | { readonly rule: 'keepAliveProbe'; readonly probes: number; readonly us: number }
  | { readonly rule: 'lossProbe'; readonly us: number }
  | { readonly rule: 'reordering'; readonly us: number }
  | { readonly rule: 'userTimeout'; readonly us: number }
  | { readonly rule: 'finWait2'; readonly us: number }
  | { readonly rule: 'twoMsl'; readonly mslUs: number; readonly us: number }
  /** Linux: a constant that its sources call so, and not twice anything. */
  | { readonly rule: 'timeWaitLength'; readonly us: number };

interface Setting {
  /** The connection record after the step that started the timer. */
  readonly tcb: Tcb;
  readonly profile: Profile;
  /** How long it was set to run. */
  readonly delayUs: number;
}

export function whyTimer(timer: TimerName, { tcb, profile, delayUs }: Setting): WhyTimer {
  switch (timer) {
    case 'retransmission': {
      if (isSynAgain(tcb, profile, delayUs)) return { rule: 'synAgain', us: profile.synAgainUs };
      const rto = whyRto(tcb, profile);
      return { rule: 'rto', rto, us: rto.us };
    }
    case 'lossProbe':
    case 'reordering':
      return { rule: timer, us: delayUs };
    case 'persist':
      return whyPersist(tcb, profile, delayUs);
    case 'delayedAck':
      return profile.acks === 'linux'
        ? whyAto(tcb)
        : { rule: 'delayedAck', us: profile.delayedAckUs };
    case 'keepAlive': {
      const { idleUs = 0, intervalUs = 0 } = profile.keepAlive ?? {};
      const probes = tcb.keepAliveProbes;
      return probes > 0
        ? { rule: 'keepAliveProbe', probes, us: intervalUs }
        : { rule: 'keepAliveIdle', us: idleUs };
    }
    case 'userTimeout':
      return { rule: 'userTimeout', us: profile.userTimeoutUs };
    case 'finWait2':
      return { rule: 'finWait2', us: profile.finWait2Us };
    case 'timeWait':
      return profile.timeWaitRestart === 'ack'
        ? { rule: 'timeWaitLength', us: profile.timeWaitUs }
        : { rule: 'twoMsl', mslUs: profile.timeWaitUs / 2, us: profile.timeWaitUs };
  }
}

const isSynAgain = (tcb: Tcb, { synAgainUs }: Profile, delayUs: number): boolean =>
  synAgainUs > 0 && delayUs === synAgainUs && first(tcb.inFlight)?.syn === true;

/** The RTO of a connection, taken apart: what was measured or assumed, and doubled until it is what it is. */
export function whyRto(tcb: Tcb, profile: Profile): WhyRto {
  const basis = basisOf(tcb, profile);
  let us = basis.us;
  let doublings = 0;
  while (us < tcb.rtoUs && us < profile.rtoMaxUs && !profile.breaks?.noBackoff) {
    us = doubled(us, profile);
    doublings += 1;
  }
  const mostUs = doublings > 0 && us === profile.rtoMaxUs ? us : null;
  return { basis, doublings, mostUs, us };
}

function basisOf(tcb: Tcb, profile: Profile): RtoBasis {
  const { srttUs, rttvarUs } = tcb;
  if (srttUs === null) return assumed(tcb, profile);
  const isLinux = profile.rtoEstimator === 'linux';
  const factor = isLinux ? 1 : 4;
  const sumUs = srttUs + factor * rttvarUs;
  const { rtoMinUs, rtoMaxUs } = profile;
  // With Linux's estimator the lower bound is in RTTVAR already.
  const isLeast = !isLinux && sumUs < rtoMinUs;
  const bound = sumUs > rtoMaxUs ? 'most' : isLeast ? 'least' : null;
  const us = bound === 'most' ? rtoMaxUs : bound === 'least' ? rtoMinUs : Math.round(sumUs);
  return { from: 'measured', srttUs, rttvarUs, factor, sumUs, bound, us };
}

/** Before the first sample: 1 s, but 3 s for what comes after a SYN that gave none. */
function assumed({ inFlight, synTimeouts }: Tcb, profile: Profile): RtoBasis {
  const { rtoEstimator, rtoInitialUs, rtoAfterSynLossUs } = profile;
  const isSynOut = first(inFlight)?.syn === true;
  const gaveNone = rtoEstimator === 'linux' || synTimeouts > 0;
  return !isSynOut && gaveNone && rtoInitialUs < rtoAfterSynLossUs
    ? { from: 'afterSynLoss', us: rtoAfterSynLossUs }
    : { from: 'initial', us: rtoInitialUs };
}

/** Twice as long for each probe in vain (RFC 9293, 3.8.6.1). */
function whyPersist(tcb: Tcb, profile: Profile, delayUs: number): WhyTimer {
  const rto = whyRto(tcb, profile);
  const { probes } = tcb;
  const us = Math.min(rto.us * 2 ** probes, profile.rtoMaxUs);
  const mostUs = probes > 0 && us === profile.rtoMaxUs ? us : null;
  if (delayUs < us)
    return tcb.sndWnd > 0
      ? { rule: 'override', us: delayUs }
      : { rule: 'userTimeout', us: profile.userTimeoutUs };
  return { rule: 'persist', rto, probes, mostUs, us };
}

/** Linux's bounds of an ACK's delay: a tick, and 200 ms or 500 ms, or less where the round trip is short. */
function whyAto(tcb: Tcb): WhyTimer {
  const { srttUs } = tcb;
  const { atoUs, pingPong, pushed } = linuxOf(tcb);
  const leastUs = ms(4);
  const bySort = pingPong || pushed > 0 ? ms(200) : ms(500);
  const mostUs = srttUs === null ? bySort : Math.min(bySort, Math.max(srttUs, ms(40)));
  if (atoUs < leastUs) return { rule: 'ato', atoUs, bound: 'least', us: leastUs };
  if (atoUs > ms(40) && atoUs > mostUs)
    return { rule: 'ato', atoUs, bound: 'most', us: Math.round(mostUs) };
  return { rule: 'ato', atoUs, bound: null, us: Math.round(atoUs) };
}
