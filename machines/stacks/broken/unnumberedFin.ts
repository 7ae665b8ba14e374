/**
 * Broken on purpose. A FIN takes a number on the wire, but whoever sent it does not wait until that is acknowledged: what
 * acknowledges the data before it is taken for an acknowledgment of the FIN too. Breaks RFC 9293, 3.4: SYN and FIN take a number of the sequence space, so that they are
 * acknowledged without ambiguity.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const unnumberedFin = {
  ...rfc,
  breaks: { finAckedByData: true },
} as const satisfies Profile;
