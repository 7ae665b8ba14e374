/** The last ACK is lost: TIME_WAIT is there to send it again. */
import { lost, story } from './base.ts';

export const lastAckLost = story('last-ack-lost', { faults: [lost('client', 6)] });
