/**
 * Broken on purpose. The first duplicate ACK is taken for a loss, so that a segment which was only overtaken goes again, and
 * the window is halved. Breaks RFC 5681, 3.2: three of them.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const firstDuplicateAck = {
  ...rfc,
  breaks: { dupAcksForLoss: 1 },
} as const satisfies Profile;
