/** The server closes first, so TIME_WAIT is the server's. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const serverClosesFirst = story('server-closes-first', {
  client: {
    iss: [100],
    reactions: [
      { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
      { on: 'endOfFile', afterUs: ms(200), call: 'close' },
    ],
  },
  server: {
    iss: [300],
    reactions: [
      { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
      { on: 'data', afterUs: ms(250), call: 'close' },
    ],
  },
});
