/**
 * Broken on purpose. It opens with two segments: who is asked is connected as soon as a SYN has come, and nobody confirms that
 * it was meant now. Breaks RFC 9293, 3.5: a three-way handshake, whose third segment is there against old duplicate SYNs.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const twoWayHandshake = {
  ...rfc,
  breaks: { noThirdSegment: true },
} as const satisfies Profile;
