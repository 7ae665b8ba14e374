/** Nobody listens: the SYN is answered with a reset. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const refused = story('refused', {
  actions: [{ atUs: ms(20), side: 'client', call: 'connect' }],
});
