/** The RTO by RFC 6298: RTO = SRTT + 4 RTTVAR, within bounds. Microseconds. */
import { bounded } from '../../tcp/output/rto.ts';
import type { RoundTripPolicy } from '../../tcp/policy.ts';
import type { Connected, Draft } from '../../tcp/turn.ts';

export const rfcRoundTrip: RoundTripPolicy<Connected> = {
  rule: 'rto.sample',
  sampled({ tcb, profile }, sampleUs) {
    Object.assign(tcb, smoothed(tcb, sampleUs));
    return bounded((tcb.srttUs ?? 0) + 4 * tcb.rttvarUs, profile);
  },
  isUnmeasured: ({ tcb }) => tcb.synTimeouts > 0,
  startsSmall: ({ tcb }) => tcb.synTimeouts > 0,
};

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
