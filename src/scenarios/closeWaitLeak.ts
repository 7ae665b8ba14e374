/** The server's program forgets to close. The client's kernel gives FIN_WAIT_2 up after a minute; CLOSE_WAIT stays. */
import { ms, s } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const closeWaitLeak = story('close-wait-leak', {
  profile: 'linux',
  settings: {},
  server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: s(70), side: 'server', call: 'send', bytes: 100 },
  ],
});
