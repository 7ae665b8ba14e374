/**
 * Broken on purpose. The RTO never grows: a network that is slow is sent the same again and again. Breaks RFC 6298, 5.5 (RFC
 * 9293, 3.8.1): the RTO is doubled each time that the timer fires.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const withoutBackoff = { ...rfc, breaks: { noBackoff: true } } as const satisfies Profile;
