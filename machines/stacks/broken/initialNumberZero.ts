/**
 * Broken on purpose. Each connection begins with number 0, so that what an old one sent fits a new one. Breaks RFC 9293, 3.4.1
 * (MUST-8): initial numbers come from a clock.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const initialNumberZero = {
  ...rfc,
  breaks: { initialNumber: 0 },
} as const satisfies Profile;
