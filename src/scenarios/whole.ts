/** Whole connections: opened, used and closed, and nothing is lost (RFC 9293, 3.5 and 3.6). */
import { ms } from '../../machines/tcp/time.ts';
import { SERVER, scenarios } from './base.ts';

export const whole = scenarios({
  /** Three segments to open, a request and its reply, four segments to close. */
  'open-data-close': {},

  /** The server closes inside the end-of-file signal, before its ACK leaves: FIN and ACK share a segment. */
  'three-segment-close': {
    server: {
      ...SERVER,
      reactions: [
        { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: 0, call: 'close' },
      ],
    },
  },

  /** The client has nothing more to say, the server still has: data flows against a closed direction. */
  'half-close': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(300), call: 'shutdown' },
      ],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'endOfFile', afterUs: ms(150), call: 'send', bytes: 400 },
        { on: 'endOfFile', afterUs: ms(300), call: 'send', bytes: 300 },
        { on: 'endOfFile', afterUs: ms(450), call: 'close' },
      ],
    },
  },

  /** The server closes first, so TIME_WAIT is the server's. */
  'server-closes-first': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'endOfFile', afterUs: ms(200), call: 'close' },
      ],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
        { on: 'data', afterUs: ms(250), call: 'close' },
      ],
    },
  },

  /** The server sends back whatever it reads; the client writes its second line when the first one has come back. */
  'echo-server': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'read', octets: 100, afterUs: ms(100), call: 'send', bytes: 300 },
        { on: 'read', octets: 400, afterUs: ms(100), call: 'close' },
      ],
    },
    server: {
      iss: [300],
      reactions: [
        { on: 'read', each: true, afterUs: 0, call: 'send', bytes: 'read' },
        { on: 'endOfFile', afterUs: 0, call: 'close' },
      ],
    },
  },
});
