/** The server closes first, is started anew, and finds its old connection in TIME_WAIT. */
import { ms } from '../../machines/tcp/time.ts';
import { serverClosesFirst } from './serverClosesFirst.ts';
import { story } from './base.ts';

export const listenInTimeWait = story('listen-in-time-wait', {
  client: serverClosesFirst.client,
  server: serverClosesFirst.server,
  actions: [...serverClosesFirst.actions, { atUs: ms(5000), side: 'server', call: 'listen' }],
});
