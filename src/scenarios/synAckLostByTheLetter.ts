/** The SYN+ACK is lost, and the repeated SYN gets what the RFC's letter says: a bare ACK, which does not help. */
import { lost, story } from './base.ts';

export const synAckLostByTheLetter = story('syn-ack-lost-by-the-letter', {
  settings: { dupSyn: 'ack' },
  faults: [lost('server', 1)],
});
