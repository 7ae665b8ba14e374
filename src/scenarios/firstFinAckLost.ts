/** The ACK of the first FIN is lost, and the server takes its time to close. */
import { ms } from '../../machines/tcp/time.ts';
import { SERVER, lost, story } from './base.ts';

export const firstFinAckLost = story('first-fin-ack-lost', {
  server: {
    ...SERVER,
    reactions: [
      { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
      { on: 'endOfFile', afterUs: ms(1500), call: 'close' },
    ],
  },
  faults: [lost('server', 4)],
});
