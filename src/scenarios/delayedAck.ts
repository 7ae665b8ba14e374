/** The server holds its ACK back: once it rides on the reply, once the timer sends it. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const delayedAck = story('delayed-ack', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'established', afterUs: ms(700), call: 'send', bytes: 100 },
    ],
  },
  server: {
    iss: [300],
    settings: { delayedAckUs: ms(200) },
    reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }],
  },
});
