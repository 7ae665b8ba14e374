/** The server never closes: CLOSE_WAIT here and FIN_WAIT_2 there, for ever. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const peerNeverCloses = story('peer-never-closes', {
  server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
});
