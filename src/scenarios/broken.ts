/**
 * Stacks that are broken on purpose (machines/stacks/broken), each in the run in which it does harm: what the rule is there for
 * shows beside the same run by a TCP.
 */
import { ms, s } from '../../machines/tcp/time.ts';
import { CLIENT, SERVER, delayed, lost, scenarios } from './base.ts';

export const broken = scenarios({
  /** A SYN and a request of an old connection come once more, and nobody asks the client whether it means them. */
  'ghost-connection': {
    profile: 'twoWayHandshake',
    client: { iss: [5000] },
    server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
    actions: [{ atUs: 0, side: 'server', call: 'listen' }],
    injections: [
      { atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } },
      // it acknowledges what the server's old connection began with
      { atUs: ms(140), to: 'server', segment: { seq: 91, ack: 41, flags: ['ACK'], bytes: 100 } },
    ],
  },

  /** The client has said all and waits for the reply, of which a segment is lost. */
  'fin-cuts-reply': {
    profile: 'finClosesBoth',
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(250), call: 'shutdown' },
      ],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'data', afterUs: ms(80), call: 'send', bytes: 3000 },
        { on: 'endOfFile', afterUs: ms(300), call: 'close' },
      ],
    },
    faults: [lost('server', 'DATA', 2)],
  },

  /** The FIN is lost, and then comes the ACK of the data before it. */
  'lost-fin-counts': {
    profile: 'unnumberedFin',
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(120), call: 'close' },
      ],
    },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(300), call: 'close' }] },
    faults: [lost('client', 'FIN')],
  },

  /** The server's FIN is lost, and then comes the ACK of the data that it sent before. */
  'last-ack-too-early': {
    profile: 'anyAckInLastAck',
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'endOfFile', afterUs: ms(200), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: ms(220), call: 'close' },
      ],
    },
    faults: [lost('server', 'FIN')],
  },

  /** The last ACK is lost, and the FIN comes again to nobody. */
  'no-time-wait-reset': {
    profile: 'withoutTimeWait',
    faults: [lost('client', 'ACK', 3)],
  },

  /**
   * The last ACK took a minute, and so the FIN was sent again just before it came; that FIN takes two. After one MSL the same two
   * sockets are connected again, and it arrives in the new connection.
   */
  'old-fin-closes-new-connection': {
    profile: 'oneMslTimeWait',
    settings: { dupSyn: 'synack', listenerStays: true, rfc1337: true },
    // The new numbers lie a little above the old ones: the clock of initial numbers has gone round (RFC 9293, 3.4.1).
    client: { ...CLIENT, iss: [100, 210] },
    server: { ...SERVER, iss: [300, 500] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: s(124), side: 'client', call: 'connect' },
    ],
    faults: [
      delayed('client', 'ACK', 3, s(63)),
      lost('server', 'FIN', [2, 3, 4, 5, 6]),
      delayed('server', 'FIN', 7, s(61)),
      // else each would go on telling the other what it expects
      lost('server', 'ACK', 3),
    ],
  },

  /** A request is late; its connection has been aborted, and the next one begins with the same number. */
  'old-data-taken-for-new': {
    profile: 'initialNumberZero',
    settings: { dupSyn: 'synack', listenerStays: true },
    client: {
      // by the clock that the RFC has for it: a tick each 4 microseconds, so 250,000 in a second
      iss: [100, 250_100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(300), call: 'abort', connection: 1 },
      ],
    },
    server: { iss: [300, 250_300] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(1020), side: 'client', call: 'connect' },
      // on its way when the old segment overtakes it, so that nothing looks wrong to either end
      { atUs: ms(1390), side: 'client', call: 'send', bytes: 100 },
    ],
    faults: [delayed('client', 'DATA', 1, ms(1150))],
  },

  /** The path is congested: a round trip takes three seconds and more. Nothing is lost. */
  'congestion-collapse': {
    profile: 'withoutBackoff',
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(500), call: 'send', bytes: 500 },
        { on: 'established', afterUs: s(5), call: 'send', bytes: 500 },
        { on: 'established', afterUs: s(10), call: 'send', bytes: 500 },
      ],
    },
    server: { iss: [300] },
    linkChanges: [{ atUs: ms(300), delayUs: ms(1600) }],
  },

  /** A segment is overtaken by thirty milliseconds. Nothing is lost. */
  'reordering-taken-for-loss': {
    profile: 'firstDuplicateAck',
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 6000 }],
    },
    server: { iss: [300] },
    faults: [delayed('client', 'DATA', 2, ms(30))],
  },

  /** A single stray ACK, and neither end has a connection. */
  'reset-storm': {
    profile: 'answersResets',
    client: { iss: [100] },
    server: { iss: [300] },
    actions: [],
    injections: [{ atUs: ms(60), to: 'client', segment: { seq: 700, ack: 90, flags: ['ACK'] } }],
    untilUs: ms(900),
  },
});
