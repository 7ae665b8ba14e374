/** An old segment wakes the peer of a TIME_WAIT, whose reset ends the wait early (RFC 1337). */
import { ms } from '../../machines/tcp/time.ts';
import { story } from './base.ts';

export const timeWaitKilled = story('time-wait-killed', {
  client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }] },
  server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(150), call: 'close' }] },
  injections: [{ atUs: ms(1200), to: 'client', segment: { seq: 255, ack: 33, flags: ['ACK'] } }],
});
