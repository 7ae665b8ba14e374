/** The third segment is lost, and the client is silent: the server has to ask. */
import { ms } from '../../machines/tcp/time.ts';
import { CLIENT, lost, story } from './base.ts';

export const handshakeAckLostSilence = story('handshake-ack-lost-silence', {
  client: {
    ...CLIENT,
    reactions: [
      { on: 'established', afterUs: ms(1500), call: 'send', bytes: 100 },
      { on: 'data', afterUs: ms(150), call: 'close' },
    ],
  },
  faults: [lost('client', 2)],
});
