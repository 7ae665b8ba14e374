/** The client's host restarts and connects anew, while the server still holds the old connection (figure 9, RFC 5961). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const halfOpenReconnect = story('half-open-reconnect', {
  profile: 'linux',
  settings: {},
  client: { iss: [100, 5000] },
  server: { iss: [300, 9000] },
  actions: [
    { atUs: 0, side: 'server', call: 'listen' },
    { atUs: ms(20), side: 'client', call: 'connect' },
    { atUs: ms(400), side: 'client', call: 'crash' },
    { atUs: ms(700), side: 'client', call: 'connect' },
  ],
});
