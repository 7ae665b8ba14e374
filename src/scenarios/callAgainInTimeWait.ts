/** The server has closed first and waits; the client calls again from the same port, with a higher number. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const callAgainInTimeWait = story('call-again-in-time-wait', {
  client: {
    iss: [100, 5000],
    reactions: [{ on: 'endOfFile', afterUs: ms(100), call: 'close' }],
  },
  server: {
    iss: [300, 9000],
    reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }],
  },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(3000), side: 'client', call: 'connect' },
  ],
});
