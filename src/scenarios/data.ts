/** Data on its way: lost, overtaken, held back, without room (RFC 9293, 3.8; RFC 5681). */
import { ms } from '../../machines/tcp/time.ts';
import { CLIENT, SERVER, delayed, lost, scenarios } from './base.ts';

export const data = scenarios({
  /** The request is lost; its timer sends it again. */
  'data-lost': { faults: [lost('client', 'DATA')] },

  /** The ACK of the request is lost, and the reply takes too long to make up for it. */
  'data-ack-lost': {
    server: {
      ...SERVER,
      reactions: [
        { on: 'data', afterUs: ms(1600), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: ms(300), call: 'close' },
      ],
    },
    faults: [lost('server', 'ACK')],
  },

  /** One of many segments is lost: three duplicate ACKs tell before the timer does. */
  'fast-retransmit': {
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 6000 }],
    },
    server: { iss: [300] },
    faults: [lost('client', 'DATA', 2)],
  },

  /** The FIN arrives before the data that goes before it, and has to wait. */
  'fin-overtakes-data': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(120), call: 'close' },
      ],
    },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(200), call: 'close' }] },
    faults: [delayed('client', 'DATA', 1, ms(100))],
  },

  /** The server holds its ACK back: once it rides on the reply, once the timer sends it. */
  'delayed-ack': {
    client: {
      iss: [100],
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(700), call: 'send', bytes: 100 },
      ],
    },
    server: {
      iss: [300],
      settings: { delayedAckUs: ms(200) },
      reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }],
    },
  },

  /** A request in two small writes: Nagle's algorithm waits for the ACK that the server holds back. */
  'nagle-delayed-ack': {
    client: {
      iss: [100],
      settings: { nagle: true },
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(110), call: 'send', bytes: 100 },
      ],
    },
    server: {
      iss: [300],
      settings: { delayedAckUs: ms(200) },
      // when the whole request has arrived
      reactions: [{ on: 'data', afterUs: ms(350), call: 'send', bytes: 200 }],
    },
  },

  /** The server's application stops reading: the window shuts, and is probed until it opens. */
  'zero-window': {
    settings: { dupSyn: 'synack', mss: 100 },
    client: {
      iss: [100],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 300 }],
    },
    server: { iss: [300], settings: { rcvBuf: 200, autoRead: false } },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(5000), side: 'server', call: 'receive' },
    ],
  },

  /** The server's application reads only now and then, out of a small buffer; meanwhile it says something itself. */
  'slow-reader': {
    client: {
      iss: [100],
      settings: { mss: 300 },
      reactions: [{ on: 'established', afterUs: ms(100), call: 'send', bytes: 1600 }],
    },
    server: { iss: [300], settings: { rcvBuf: 1000, mss: 400, autoRead: false } },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(2600), side: 'server', call: 'send', bytes: 100 },
      { atUs: ms(5000), side: 'server', call: 'receive' },
    ],
  },

  /** The client's numbers run over 2^32 in the middle of its request, and nothing happens. */
  'sequence-wrap': {
    client: { ...CLIENT, iss: [4294967250] },
  },
});
