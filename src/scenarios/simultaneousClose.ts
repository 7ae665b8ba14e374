/** Both close at once: two FINs cross, and both ends wait 2 MSL (figure 13). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const simultaneousClose = story('simultaneous-close', {
  client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(250), call: 'close' }] },
  server: { iss: [300], reactions: [{ on: 'established', afterUs: ms(200), call: 'close' }] },
});
