/** Opening a connection, and what can go wrong with it (RFC 9293, 3.5). */
import { ms } from '../../machines/tcp/time.ts';
import { CLIENT, delayed, lost, scenarios } from './base.ts';

export const opening = scenarios({
  /** The first SYN is lost. */
  'syn-lost': { faults: [lost('client', 'SYN')] },

  /** The SYN+ACK is lost; the repeated SYN gets it again. */
  'syn-ack-lost': { faults: [lost('server', 'SYN_ACK')] },

  /** The SYN+ACK is lost, and the repeated SYN gets what the RFC's letter says: a bare ACK, which does not help. */
  'syn-ack-lost-by-the-letter': {
    settings: { dupSyn: 'ack' },
    faults: [lost('server', 'SYN_ACK')],
  },

  /** The third segment is lost, but the client's data carries the same ACK. */
  'handshake-ack-lost-client-speaks': {
    faults: [lost('client', 'ACK')],
  },

  /** The third segment is lost, and the client is silent: the server has to ask. */
  'handshake-ack-lost-silence': {
    client: {
      ...CLIENT,
      reactions: [
        { on: 'established', afterUs: ms(1500), call: 'send', bytes: 100 },
        { on: 'data', afterUs: ms(150), call: 'close' },
      ],
    },
    faults: [lost('client', 'ACK')],
  },

  /** No SYN ever arrives: the client tries again and again, and gives up. */
  'syn-lost-until-give-up': {
    faults: [lost('client', 'SYN', 'all')],
  },

  /** Nobody listens: the SYN is answered with a reset. */
  refused: {
    actions: [{ atUs: ms(20), side: 'client', call: 'connect' }],
  },

  /** Both open at once: two SYNs cross, one connection results (figure 7). */
  'simultaneous-open': {
    client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(200), call: 'close' }] },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(150), call: 'close' }] },
    actions: [
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(20), side: 'server', call: 'connect' },
    ],
  },

  /** An old SYN of another time arrives first; the third segment is what exposes it (figure 8). */
  'old-duplicate-syn': {
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 100 }],
    },
    server: { iss: [300, 400] },
    faults: [delayed('client', 'SYN', 1, ms(250))],
    injections: [{ atUs: ms(60), to: 'server', segment: { seq: 90, flags: ['SYN'] } }],
  },

  /** While the server waits for the ACK of its SYN, one arrives that acknowledges something else. */
  'stray-ack': {
    injections: [{ atUs: ms(110), to: 'server', segment: { seq: 101, ack: 90, flags: ['ACK'] } }],
  },
});
