/**
 * Broken on purpose. The first FIN closes both directions: what the other end has not sent, or not yet got through, is
 * dropped. Breaks RFC 9293, 3.6: CLOSE means "I have no more data to send", and the other direction stays open.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const finClosesBoth = { ...rfc, breaks: { finClosesBoth: true } } as const satisfies Profile;
