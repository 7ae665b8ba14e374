/** The RTO by RFC 1122, 4.2.3.1: Jacobson's and Karn's algorithms. A SYN that had to go again makes nothing smaller, nor longer. */
import type { RoundTripPolicy } from '../../tcp/policy.ts';
import type { Connected } from '../../tcp/turn.ts';
import { rfcRoundTrip } from '../rfc/rtt.ts';

export const classicRoundTrip: RoundTripPolicy<Connected> = {
  ...rfcRoundTrip,
  isUnmeasured: () => false,
  startsSmall: () => false,
};
