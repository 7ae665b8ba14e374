/** No SYN ever arrives, and the client is a Linux: six retransmissions, then it gives up. */
import { synLostUntilGiveUp } from './synLostUntilGiveUp.ts';
import { story } from './base.ts';

export const linuxConnectGivesUp = story('linux-connect-gives-up', {
  profile: 'linux',
  settings: {},
  faults: synLostUntilGiveUp.faults ?? [],
});
