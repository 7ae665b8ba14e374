/**
 * Broken on purpose. It leaves LAST_ACK on any ACK, one of old data too, and so before its FIN has arrived. Breaks RFC 9293,
 * 3.10.7.4, fifth step: LAST_ACK ends when our FIN is acknowledged.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const anyAckInLastAck = {
  ...rfc,
  breaks: { anyAckEndsLastAck: true },
} as const satisfies Profile;
