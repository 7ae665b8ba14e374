/**
 * `classic`: a host of about 1990, by RFC 793 and RFC 1122. Its window is the peer's alone: RFC 793 knows no congestion window, and
 * many hosts had none yet, although RFC 1122 (4.2.2.15) asks for slow start. What later RFCs brought is off: RFC 5681, 5961, 6298's
 * first RTO, options but the MSS. Each value that is not that of `rfc` says where it comes from.
 */
import type { Profile } from '../../tcp/profile.ts';
import { LARGEST_WINDOW } from '../../tcp/segment.ts';
import { ms, s } from '../../tcp/time.ts';
import { rfc } from '../rfc/profile.ts';

export const classic = {
  ...rfc,
  /** RFC 1122, 4.2.3.1. */
  rtoInitialUs: s(3),
  /** RFC 1122, 4.2.3.1: the lower bound in fractions of a second, the upper one 2 MSL (RFC 793: 240 s). */
  rtoMinUs: ms(500),
  rtoMaxUs: s(240),
  /** As RFC 6298 took it over from RFC 1122, 4.2.3.1 (Jacobson, Karn); but a SYN that went again changes nothing of it. */
  rtoEstimator: 'rfc1122',
  /** RFC 1122, 4.2.3.5: R2 is 3 minutes for a SYN; 3, 6, 12, ... s come to 189 s. */
  synRetries: 5,
  /** The same clause: at least 100 s for data; 0.5, 1, 2, ... s come to 127.5 s. */
  dataRetries: 7,
  /** RFC 1122, 4.2.3.2: less than half a second; 200 ms is what BSD had. */
  delayedAckUs: ms(200),
  /** RFC 1122, 4.2.3.4. */
  nagle: true,
  /** RFC 793, 3.7: the window is the receiver's; lost segments are found by the timer alone. */
  congestion: 'rfc793',
  initialWindow: LARGEST_WINDOW,
  idleRestart: false,
  /** RFC 793, 3.9: a reset or a SYN in the window is obeyed, as is any old ACK. */
  rfc5961: false,
} as const satisfies Profile;
