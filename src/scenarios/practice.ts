/** What people meet in practice: TIME_WAIT that is in the way, timeouts of a kernel, forged and forgotten ends. */
import { ms, s } from '../../machines/tcp/time.ts';
import { delayed, lost, scenarios } from './base.ts';
import { whole } from './whole.ts';

const openDataClose = whole['open-data-close'];
const serverClosesFirst = whole['server-closes-first'];

export const practice = scenarios({
  /**
   * Two segments that live nearly as long as a segment may, one behind the other: the last ACK, and a FIN that left just before
   * it arrived. Together they outlive one MSL, but not two (RFC 9293, 3.4.2).
   */
  'one-msl-is-not-enough': {
    // the server is gone when the FIN comes: its reset must not end the wait (RFC 1337)
    settings: { dupSyn: 'synack', rfc1337: true },
    faults: [
      delayed('client', 'ACK', 3, s(63)),
      lost('server', 'FIN', [2, 3, 4, 5, 6]),
      delayed('server', 'FIN', 7, s(119)),
    ],
  },

  /** The client comes back, with a higher number, while the server is still in TIME_WAIT (3.6.1, MAY-2). */
  'syn-in-time-wait': {
    settings: { dupSyn: 'synack', timeWaitReuse: true },
    client: { ...serverClosesFirst.client, iss: [100, 5000] },
    server: { ...serverClosesFirst.server, iss: [300, 9000] },
    actions: [...serverClosesFirst.actions, { atUs: ms(5000), side: 'client', call: 'connect' }],
  },

  /** The client would open the same connection again while it is in TIME_WAIT, and may not. */
  'connect-in-time-wait': {
    actions: [...openDataClose.actions, { atUs: ms(5000), side: 'client', call: 'connect' }],
  },

  /** The server closes first, is started anew, and finds its old connection in TIME_WAIT. */
  'listen-in-time-wait': {
    client: serverClosesFirst.client,
    server: serverClosesFirst.server,
    actions: [...serverClosesFirst.actions, { atUs: ms(5000), side: 'server', call: 'listen' }],
  },

  /** On Linux a program that has called close() holds nothing any more: FIN_WAIT_2 is ended after a minute. */
  'fin-wait-2-times-out': {
    profile: 'linuxTextbook',
    settings: {},
    server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
  },

  /** tcp_fin_timeout is set to ten seconds, and TIME_WAIT lasts a minute all the same. */
  'fin-timeout': {
    profile: 'linuxTextbook',
    settings: { finWait2Us: s(10) },
  },

  /** No SYN ever arrives, and the client is a Linux: six retransmissions, then it gives up. */
  'linux-connect-gives-up': {
    profile: 'linuxTextbook',
    settings: {},
    faults: [lost('client', 'SYN', 'all')],
  },

  /** A SYN whose sender's address is forged: the answers go to nobody, and the server waits for a third segment. */
  'forged-syn': {
    profile: 'linuxTextbook',
    settings: {},
    actions: [{ atUs: 0, side: 'server', call: 'listen' }],
    injections: [{ atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } }],
    // where the forged address leads, nobody is
    faults: [{ match: { from: 'server', nth: 'all' }, do: 'drop' }],
  },

  /** The client's host restarts and connects anew, while the server still holds the old connection (figure 9, RFC 5961). */
  'half-open-reconnect': {
    profile: 'linuxTextbook',
    settings: {},
    client: { iss: [100, 5000] },
    server: { iss: [300, 9000] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(400), side: 'client', call: 'crash' },
      { atUs: ms(700), side: 'client', call: 'connect' },
    ],
  },
});
