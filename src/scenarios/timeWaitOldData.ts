/** The same detour with TIME_WAIT: the sockets cannot be connected again before every old segment is gone. */
import { ms, s } from '../../machines/tcp/time.ts';
import { twoConnections } from './noTimeWaitOldData.ts';

// No reset ends the wait early (RFC 1337, fix F1), or a reader could open the door again by making one ACK late.
export const timeWaitOldData = twoConnections('time-wait-old-data', { rfc1337: true }, [
  { atUs: ms(2200), side: 'client', call: 'connect' },
  { atUs: s(250), side: 'client', call: 'connect' },
  { atUs: s(250) + ms(300), side: 'client', call: 'send', bytes: 100 },
]);
