/**
 * Forged data puts the server ahead of the client: each now finds the other's ACKs unacceptable and answers them with an
 * ACK. It ends when one of them is lost.
 */
import { ms } from '../../machines/tcp/time.ts';
import { lost, story } from './base.ts';

export const forgedData = story('forged-data', {
  client: { iss: [100] },
  server: { iss: [300] },
  faults: [lost('server', 9)],
  injections: [
    { atUs: ms(400), to: 'server', segment: { seq: 101, ack: 301, flags: ['ACK'], bytes: 50 } },
  ],
});
