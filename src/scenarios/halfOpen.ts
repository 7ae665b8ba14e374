/** The client's host restarts and forgets; the server learns of it from the answer to its data (figure 10). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const halfOpen = story('half-open', {
  client: { iss: [100] },
  server: { iss: [300] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(400), side: 'client', call: 'crash' },
    { atUs: ms(700), side: 'server', call: 'send', bytes: 100 },
  ],
});
