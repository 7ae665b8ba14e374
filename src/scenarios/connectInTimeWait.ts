/** The client would open the same connection again while it is in TIME_WAIT, and may not. */
import { ms } from '../../machines/tcp/time.ts';
import { openDataClose } from './openDataClose.ts';
import { story } from './base.ts';

export const connectInTimeWait = story('connect-in-time-wait', {
  actions: [...openDataClose.actions, { atUs: ms(5000), side: 'client', call: 'connect' }],
});
