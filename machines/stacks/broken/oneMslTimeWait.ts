/**
 * Broken on purpose. It waits in TIME_WAIT for one MSL: the last ACK is gone by then, but not a FIN that was sent again
 * because of it. Breaks RFC 9293, 3.6.1 (MUST-13): 2 MSL.
 */
import type { Profile } from '../../tcp/profile.ts';
import { rfc } from '../rfc/profile.ts';

export const oneMslTimeWait = {
  ...rfc,
  timeWaitUs: rfc.timeWaitUs / 2,
  breaks: { shortTimeWait: true },
} as const satisfies Profile;
