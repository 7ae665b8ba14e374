/**
 * Two segments that live nearly as long as a segment may, one behind the other: the last ACK, and a FIN that left just before
 * it arrived. Together they outlive one MSL, but not two (RFC 9293, 3.4.2).
 */
import { s } from '../../machines/tcp/time.ts';
import { lost, story } from './base.ts';

export const oneMslIsNotEnough = story('one-msl-is-not-enough', {
  // the server is gone when the FIN comes: its reset must not end the wait (RFC 1337)
  settings: { dupSyn: 'synack', rfc1337: true },
  faults: [
    { match: { from: 'client', nth: 6 }, do: 'delay', byUs: s(63) },
    ...[6, 7, 8, 9, 10].map((nth) => lost('server', nth)),
    { match: { from: 'server', nth: 11 }, do: 'delay', byUs: s(119) },
  ],
});
