/** The retransmission timeout: how long to wait for an ACK (RFC 6298). All values in microseconds. */
import { estimate } from '../linux/rtt.ts';
import { set } from '../linux/variables.ts';
import type { Profile } from '../profiles.ts';
import type { RuleId } from '../rules.ts';
import type { InFlight } from '../tcb.ts';
import { cite, measure, type Connected, type Draft } from '../turn.ts';

/** Keeps an RTO within the profile's bounds (RFC 6298, 2.4 and 2.5). */
const bounded = (us: number, profile: Profile): number =>
  Math.min(Math.max(us, profile.rtoMinUs), profile.rtoMaxUs);

/** SRTT and RTTVAR after one more sample (RFC 6298, 2.2 and 2.3; RTTVAR first, with the old SRTT). */
export function smoothed(
  tcb: Pick<Draft, 'srttUs' | 'rttvarUs'>,
  sampleUs: number,
): { srttUs: number; rttvarUs: number } {
  if (tcb.srttUs === null) return { srttUs: sampleUs, rttvarUs: sampleUs / 2 };
  return {
    rttvarUs: 0.75 * tcb.rttvarUs + 0.25 * Math.abs(tcb.srttUs - sampleUs),
    srttUs: 0.875 * tcb.srttUs + 0.125 * sampleUs,
  };
}

/** Takes a round-trip sample from what was just acknowledged, unless any of it was sent twice (Karn, section 3). */
export function sampleRoundTrip(turn: Connected, acknowledged: readonly InFlight[]): void {
  const newest = acknowledged.at(-1);
  if (!newest) return;
  if (acknowledged.some((entry) => entry.transmissions > 1)) {
    cite(turn, 'rto.karn');
    return;
  }
  const sampleUs = turn.now - newest.sentAt;
  const isLinux = turn.profile.rtoEstimator === 'linux';
  const rule = isLinux ? 'linux.rtoSample' : 'rto.sample';
  const rtoUs = Math.round(isLinux ? linuxRto(turn, sampleUs) : standardRto(turn, sampleUs));
  cite(turn, rule);
  measure(turn, 'rtt', sampleUs, rule);
  measure(turn, 'srtt', turn.tcb.srttUs ?? sampleUs, rule);
  setRto(turn, rtoUs, rule);
}

function setRto(turn: Connected, rtoUs: number, rule: RuleId): void {
  turn.tcb.rtoUs = rtoUs;
  measure(turn, 'rto', rtoUs, rule);
}

/** RTO = SRTT + 4 RTTVAR, within bounds. */
function standardRto({ tcb, profile }: Connected, sampleUs: number): number {
  Object.assign(tcb, smoothed(tcb, sampleUs));
  return bounded((tcb.srttUs ?? 0) + 4 * tcb.rttvarUs, profile);
}

/** RTO = SRTT + RTTVAR, where RTTVAR is never below the minimum. */
function linuxRto(turn: Connected, sampleUs: number): number {
  const { tcb, profile } = turn;
  const { linux, ...estimated } = estimate(
    { ...tcb, sndUna: tcb.sndUna, sndNxt: tcb.sndNxt },
    sampleUs,
    profile.rtoMinUs,
  );
  Object.assign(tcb, estimated);
  set(turn, linux);
  return Math.min((tcb.srttUs ?? 0) + tcb.rttvarUs, profile.rtoMaxUs);
}

/** The timer fired: twice as long next time (5.5), and so it stays until there is a clean sample. */
export function backOff(turn: Connected): void {
  setRto(turn, doubled(turn.tcb.rtoUs, turn.profile), 'timer.retransmit');
}

export const doubled = (rtoUs: number, profile: Profile): number => bounded(rtoUs * 2, profile);

/** The connection opens after its SYN had to go again: data starts with 3 s (5.7). */
export function rtoForData(turn: Connected): void {
  const { tcb, profile } = turn;
  const unmeasured = profile.rtoEstimator === 'linux' ? tcb.srttUs === null : tcb.synTimeouts > 0;
  if (!unmeasured || profile.rtoInitialUs >= profile.rtoAfterSynLossUs) return;
  setRto(turn, profile.rtoAfterSynLossUs, 'rto.afterSynLoss');
  cite(turn, 'rto.afterSynLoss');
}
