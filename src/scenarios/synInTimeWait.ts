/** The client comes back, with a higher number, while the server is still in TIME_WAIT (3.6.1, MAY-2). */
import { ms } from '../../machines/tcp/time.ts';
import { serverClosesFirst } from './serverClosesFirst.ts';
import { story } from './base.ts';

export const synInTimeWait = story('syn-in-time-wait', {
  settings: { dupSyn: 'synack', timeWaitReuse: true },
  client: { ...serverClosesFirst.client, iss: [100, 5000] },
  server: { ...serverClosesFirst.server, iss: [300, 9000] },
  actions: [...serverClosesFirst.actions, { atUs: ms(5000), side: 'client', call: 'connect' }],
});
