/** The server's application reads only now and then, out of a small buffer; meanwhile it says something itself. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const slowReader = story('slow-reader', {
  client: {
    iss: [100],
    settings: { mss: 300 },
    reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 1600 }],
  },
  server: { iss: [300], settings: { rcvBuf: 1000, mss: 400, autoRead: false } },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(2600), side: 'server', call: 'send', bytes: 100 },
    { atUs: ms(5000), side: 'server', call: 'receive' },
  ],
});
