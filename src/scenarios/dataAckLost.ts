/** The ACK of the request is lost, and the reply takes too long to make up for it. */
import { ms } from '../../machines/tcp/time.ts';
import { SERVER, lost, story } from './base.ts';

export const dataAckLost = story('data-ack-lost', {
  server: {
    ...SERVER,
    reactions: [
      { on: 'data', afterUs: ms(1600), call: 'send', bytes: 200 },
      { on: 'endOfFile', afterUs: ms(300), call: 'close' },
    ],
  },
  faults: [lost('server', 2)],
});
