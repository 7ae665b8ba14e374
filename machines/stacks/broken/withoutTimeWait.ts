/**
 * Broken on purpose. It does not wait in TIME_WAIT: the connection is forgotten as soon as its last ACK has left. Breaks RFC
 * 9293, 3.6.1 (MUST-13): the active closer lingers in TIME_WAIT for 2 MSL.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const withoutTimeWait = {
  ...rfc,
  timeWaitUs: 0,
  breaks: { shortTimeWait: true },
} as const satisfies Profile;
