/** Both open at once: two SYNs cross, one connection results (figure 7). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const simultaneousOpen = story('simultaneous-open', {
  client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(200), call: 'close' }] },
  server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(150), call: 'close' }] },
  actions: [
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(20), side: 'server', call: 'connect' },
  ],
});
