/** The server's application stops reading: the window shuts, and is probed until it opens. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const zeroWindow = story('zero-window', {
  settings: { dupSyn: 'synack', mss: 100 },
  client: {
    iss: [100],
    reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 300 }],
  },
  server: { iss: [300], settings: { rcvBuf: 200, autoRead: false } },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(5000), side: 'server', call: 'receive' },
  ],
});
