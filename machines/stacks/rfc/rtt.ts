/** The RTO by RFC 6298: RTO = SRTT + 4 RTTVAR, within bounds; with timestamps as RFC 7323 has it. Microseconds. */
import { bounded, sampleRoundTrip, takeSample } from '../../tcp/output/rto.ts';
import type { RoundTripPolicy } from '../../tcp/policy.ts';
import type { Segment } from '../../tcp/segment.ts';
import { flightSize, type InFlight, type Tcb } from '../../tcp/tcb.ts';
import { roundTripByTimestamp } from '../../tcp/timestamps.ts';
import type { Connected, Draft } from '../../tcp/turn.ts';

export const rfcRoundTrip: RoundTripPolicy<Connected> = {
  rule: 'rto.sample',
  sampled({ tcb, profile }, sampleUs) {
    Object.assign(tcb, smoothed(tcb, sampleUs, tcb.timestampsOk ? expectedSamples(tcb) : 1));
    return bounded((tcb.srttUs ?? 0) + 4 * tcb.rttvarUs, profile);
  },
  isUnmeasured: ({ tcb }) => tcb.synTimeouts > 0,
  startsSmall: ({ tcb }) => tcb.synTimeouts > 0,
};

/** SND.UNA has moved: an echo tells the round trip, also of what went twice (RFC 7323, 4.1); without one Karn's rule holds. */
export function measureRoundTrip(
  turn: Connected,
  segment: Segment,
  acknowledged: readonly InFlight[],
): void {
  const byEcho = roundTripByTimestamp(turn, segment);
  if (byEcho === null) sampleRoundTrip(turn, acknowledged, segment);
  else takeSample(turn, byEcho);
}

/** So many samples are to be had of a round trip: each weighs the less (RFC 7323, appendix G). */
const expectedSamples = (tcb: Tcb): number =>
  Math.max(1, Math.ceil(flightSize(tcb) / (2 * tcb.sndMss)));

/** SRTT and RTTVAR after one more sample of several (RFC 6298, 2.2 and 2.3; RTTVAR first, with the old SRTT). */
export function smoothed(
  tcb: Pick<Draft, 'srttUs' | 'rttvarUs'>,
  sampleUs: number,
  samples = 1,
): { srttUs: number; rttvarUs: number } {
  if (tcb.srttUs === null) return { srttUs: sampleUs, rttvarUs: sampleUs / 2 };
  const [alpha, beta] = [1 / 8 / samples, 1 / 4 / samples];
  return {
    rttvarUs: (1 - beta) * tcb.rttvarUs + beta * Math.abs(tcb.srttUs - sampleUs),
    srttUs: (1 - alpha) * tcb.srttUs + alpha * sampleUs,
  };
}
