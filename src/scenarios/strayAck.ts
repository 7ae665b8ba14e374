/** While the server waits for the ACK of its SYN, one arrives that acknowledges something else. */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const strayAck = story('stray-ack', {
  injections: [{ atUs: ms(110), to: 'server', segment: { seq: 101, ack: 90, flags: ['ACK'] } }],
});
