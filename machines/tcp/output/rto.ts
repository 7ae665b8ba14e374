/** The retransmission timeout: how long to wait for an ACK (RFC 6298). All values in microseconds. */
import type { Profile } from '../profile.ts';
import type { RuleId } from '../rules.ts';
import type { Segment } from '../segment.ts';
import type { InFlight } from '../tcb.ts';
import { roundTripByTimestamp } from '../timestamps.ts';
import { cite, measure, type Connected } from '../turn.ts';

/** Keeps an RTO within the profile's bounds (RFC 6298, 2.4 and 2.5). */
export const bounded = (us: number, profile: Profile): number =>
  Math.min(Math.max(us, profile.rtoMinUs), profile.rtoMaxUs);

/**
 * Takes a round-trip sample from what was just acknowledged. Where any of it was sent twice, only a timestamp that is echoed says
 * which of the two it was (Karn, section 3; RFC 7323, 4.1).
 */
export function sampleRoundTrip(
  turn: Connected,
  acknowledged: readonly InFlight[],
  segment: Segment,
): void {
  const newest = acknowledged.at(-1);
  if (!newest) return;
  if (acknowledged.every((entry) => entry.transmissions === 1)) {
    takeSample(turn, turn.now - newest.sentAt);
    return;
  }
  const echoed = roundTripByTimestamp(turn, segment);
  if (echoed === null) cite(turn, 'rto.karn');
  else takeSample(turn, echoed);
}

/** A round trip took so long: SRTT, RTTVAR and RTO follow. */
export function takeSample(turn: Connected, sampleUs: number): void {
  const { rule, sampled } = turn.policies.rtt;
  const rtoUs = Math.round(sampled(turn, sampleUs));
  cite(turn, rule);
  measure(turn, 'rtt', sampleUs, rule);
  measure(turn, 'srtt', turn.tcb.srttUs ?? sampleUs, rule);
  setRto(turn, rtoUs, rule);
}

function setRto(turn: Connected, rtoUs: number, rule: RuleId): void {
  turn.tcb.rtoUs = rtoUs;
  measure(turn, 'rto', rtoUs, rule);
}

/** The timer fired: twice as long next time (5.5), and so it stays until there is a clean sample. */
export function backOff(turn: Connected): void {
  if (turn.profile.breaks?.noBackoff) cite(turn, 'broken.noBackoff');
  setRto(turn, doubled(turn.tcb.rtoUs, turn.profile), 'timer.retransmit');
}

/** Twice as long, within bounds. */
export const doubled = (rtoUs: number, profile: Profile): number =>
  bounded(profile.breaks?.noBackoff ? rtoUs : rtoUs * 2, profile);

/** The connection opens after its SYN had to go again: data starts with 3 s (5.7). */
export function rtoForData(turn: Connected): void {
  const { profile, policies } = turn;
  if (!policies.rtt.isUnmeasured(turn) || profile.rtoInitialUs >= profile.rtoAfterSynLossUs) return;
  setRto(turn, profile.rtoAfterSynLossUs, 'rto.afterSynLoss');
  cite(turn, 'rto.afterSynLoss');
}
