/** The SYN+ACK is lost; the repeated SYN gets it again. */
import { lost, story } from './base.ts';

export const synAckLost = story('syn-ack-lost', { faults: [lost('server', 1)] });
