/** Connections that end with a reset, or find out that there is none any more (RFC 9293, 3.5.1 to 3.5.3). */
import { ms, s } from '../../machines/tcp/time.ts';
import { lost, scenarios } from './base.ts';

export const resets = scenarios({
  /** The client aborts: a reset, and nothing waits. */
  aborted: {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'data', afterUs: ms(150), call: 'abort' },
      ],
    },
  },

  /** The server's application closes without having read what has arrived. */
  'close-unread': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'endOfFile', afterUs: ms(150), call: 'close' },
      ],
    },
    server: {
      iss: [300],
      settings: { autoRead: false },
      reactions: [{ on: 'data', afterUs: ms(200), call: 'close' }],
    },
  },

  /** The client closes for good while the server still has something to say. */
  'data-after-close': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(120), call: 'close' },
      ],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'endOfFile', afterUs: ms(150), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: ms(400), call: 'close', connection: 1 },
      ],
    },
  },

  /** The client's host restarts and forgets; the server learns of it from the answer to its data (figure 10). */
  'half-open': {
    client: { iss: [100] },
    server: { iss: [300] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(400), side: 'client', call: 'crash' },
      { atUs: ms(700), side: 'server', call: 'send', bytes: 100 },
    ],
  },

  /** A forged reset in the window is questioned, one that hits RCV.NXT is obeyed (RFC 5961). */
  'blind-reset': {
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 100 }],
    },
    server: { iss: [300] },
    injections: [
      { atUs: ms(500), to: 'server', segment: { seq: 5000, flags: ['RST'] } },
      { atUs: ms(900), to: 'server', segment: { seq: 201, flags: ['RST'] } },
    ],
  },

  /**
   * Forged data puts the server ahead of the client: each now finds the other's ACKs unacceptable and answers them with an
   * ACK. It ends when one of them is lost.
   */
  'forged-data': {
    client: { iss: [100] },
    server: { iss: [300] },
    faults: [lost('server', 'ACK', 8)],
    injections: [
      { atUs: ms(400), to: 'server', segment: { seq: 101, ack: 301, flags: ['ACK'], bytes: 50 } },
    ],
  },

  /** An old segment wakes the peer of a TIME_WAIT, whose reset ends the wait early (RFC 1337). */
  'time-wait-killed': {
    client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }] },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(150), call: 'close' }] },
    injections: [{ atUs: ms(1200), to: 'client', segment: { seq: 255, ack: 33, flags: ['ACK'] } }],
  },

  /** The wire is cut while nothing is said. Only keep-alive notices, two hours later. */
  'keep-alive-finds-dead-peer': {
    client: { iss: [100] },
    server: {
      iss: [300],
      settings: { keepAlive: { idleUs: s(7200), intervalUs: s(75), probes: 9 } },
    },
    faults: [
      { match: { from: 'client', nth: 'all', afterUs: s(1) }, do: 'drop' },
      { match: { from: 'server', nth: 'all', afterUs: s(1) }, do: 'drop' },
    ],
  },
});
