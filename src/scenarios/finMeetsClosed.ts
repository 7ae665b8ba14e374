/** The last ACK is lost and nobody waits for the FIN to come again: it meets CLOSED, and a clean close ends with a reset. */
import { CLIENT, lost, story } from './base.ts';

export const finMeetsClosed = story('fin-meets-closed', {
  client: { ...CLIENT, settings: { timeWaitUs: 0 } },
  faults: [lost('client', 6)],
});
