/** Closing a connection, and what TIME_WAIT is there for (RFC 9293, 3.6). */
import type { Profile } from '../../machines/tcp/profile.ts';
import { ms, s } from '../../machines/tcp/time.ts';
import type { Action } from '../simulation/scenario.ts';
import { CLIENT, SERVER, delayed, lost, scenarios, type Different } from './base.ts';

export const closing = scenarios({
  /** No data: a handshake and a close. The server's application takes longer to close than the client would wait for an ACK. */
  'open-and-close': {
    client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(200), call: 'close' }] },
    server: { iss: [300], reactions: [{ on: 'endOfFile', afterUs: ms(1500), call: 'close' }] },
  },

  /** The first FIN is lost. */
  'first-fin-lost': { faults: [lost('client', 'FIN')] },

  /** The ACK of the first FIN is lost, and the server takes its time to close. */
  'first-fin-ack-lost': {
    server: {
      ...SERVER,
      reactions: [
        { on: 'data', afterUs: ms(80), call: 'send', bytes: 200 },
        { on: 'endOfFile', afterUs: ms(1500), call: 'close' },
      ],
    },
    faults: [lost('server', 'ACK', 2)],
  },

  /** The second FIN is lost. */
  'second-fin-lost': { faults: [lost('server', 'FIN')] },

  /** The last ACK is lost: TIME_WAIT is there to send it again. */
  'last-ack-lost': { faults: [lost('client', 'ACK', 3)] },

  /** The last ACK is lost and nobody waits for the FIN to come again: it meets CLOSED, and a clean close ends with a reset. */
  'fin-meets-closed': {
    client: { ...CLIENT, settings: { timeWaitUs: 0 } },
    faults: [lost('client', 'ACK', 3)],
  },

  /**
   * Without TIME_WAIT the same two sockets are connected again at once, and a request of the first connection, long sent
   * again and answered, arrives late: its numbers fit, and the second connection takes it for its own.
   */
  'no-time-wait-old-data': twoConnections({ timeWaitUs: 0 }, [
    { atUs: ms(2200), side: 'client', call: 'connect' },
    // on its way when the old segment overtakes it, so that nothing looks wrong to either end
    { atUs: ms(2500), side: 'client', call: 'send', bytes: 100 },
  ]),

  /**
   * The same detour with TIME_WAIT: the sockets cannot be connected again before every old segment is gone. No reset ends
   * the wait early (RFC 1337, fix F1), or a reader could open the door again by making one ACK late.
   */
  'time-wait-old-data': twoConnections({ rfc1337: true }, [
    { atUs: ms(2200), side: 'client', call: 'connect' },
    { atUs: s(250), side: 'client', call: 'connect' },
    { atUs: s(250) + ms(300), side: 'client', call: 'send', bytes: 100 },
  ]),

  /** Both close at once: two FINs cross, and both ends wait 2 MSL (figure 13). */
  'simultaneous-close': {
    client: { iss: [100], reactions: [{ on: 'established', afterUs: ms(250), call: 'close' }] },
    server: { iss: [300], reactions: [{ on: 'established', afterUs: ms(200), call: 'close' }] },
  },

  /** The server never closes: CLOSE_WAIT here and FIN_WAIT_2 there, for ever. */
  'peer-never-closes': {
    server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
  },

  /** The server's program forgets to close. The client's kernel gives FIN_WAIT_2 up after a minute; CLOSE_WAIT stays. */
  'close-wait-leak': {
    profile: 'linuxTextbook',
    settings: {},
    server: { iss: [300], reactions: [{ on: 'data', afterUs: ms(80), call: 'send', bytes: 200 }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: s(70), side: 'server', call: 'send', bytes: 100 },
    ],
  },

  /** The server has closed first and waits; the client calls again from the same port, with a higher number. */
  'call-again-in-time-wait': {
    client: {
      iss: [100, 5000],
      reactions: [{ on: 'endOfFile', afterUs: ms(100), call: 'close' }],
    },
    server: {
      iss: [300, 9000],
      reactions: [{ on: 'established', afterUs: ms(100), call: 'close' }],
    },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      { atUs: ms(3000), side: 'client', call: 'connect' },
    ],
  },
});

/** One connection whose second request takes a detour of more than two seconds, and what the client does afterwards. */
function twoConnections(
  clientSettings: Partial<Profile>,
  afterwards: readonly Action[],
): Different {
  return {
    settings: { dupSyn: 'synack', listenerStays: true },
    client: {
      // The second number lies above the first and below the last one used: a clock of initial numbers that is
      // slower than the data comes to that (RFC 9293, 3.4.3).
      iss: [100, 200],
      settings: clientSettings,
      reactions: [
        { on: 'established', afterUs: ms(100), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(160), call: 'send', bytes: 100 },
        { on: 'established', afterUs: ms(1400), call: 'close' },
      ],
    },
    server: { iss: [300, 700], reactions: [{ on: 'endOfFile', afterUs: ms(100), call: 'close' }] },
    actions: [
      { atUs: 0, side: 'server', call: 'listen' },
      { atUs: ms(20), side: 'client', call: 'connect' },
      ...afterwards,
    ],
    faults: [delayed('client', 'DATA', 2, ms(2200))],
  };
}
