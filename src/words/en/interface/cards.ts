/** Words of the two cards: an endpoint's state, timers, variables and calls. */
import type { CardsWords } from '../../contract/index.ts';

export const cards: CardsWords = {
  names: { client: 'Client', server: 'Server' },
  notes: {
    closedFirst: 'active closer',
    closedSecond: 'passive closer',
    closedBoth: 'simultaneous close',
    aborted: 'aborted',
    active: 'active open',
    passive: 'passive open',
  },

  timers: {
    retransmission: 'Retransmission',
    lossProbe: 'Tail loss probe',
    reordering: 'Reordering',
    persist: 'Window probe',
    delayedAck: 'Delayed ACK',
    keepAlive: 'Keep-alive',
    userTimeout: 'User timeout',
    finWait2: 'FIN_WAIT_2 limit',
    timeWait: '2MSL',
  },
  /** Where there is little room. */
  shortTimers: {
    retransmission: 'RTO',
    lossProbe: 'TLP',
    reordering: 'RACK',
    persist: 'probe',
    delayedAck: 'ACK',
    keepAlive: 'keep-alive',
    userTimeout: 'user',
    finWait2: 'limit',
    timeWait: '2MSL',
  },
  /** After so many time-outs without an answer. */
  again: (times: number) => `${times}× timed out`,
  timersTitle: 'Timers',
  noTimer: 'No timer runs',

  sendTitle: 'Send',
  receiveTitle: 'Receive',
  variablesTitle: 'Variables of the connection (TCB)',
  justChanged: 'just changed',
  unsent: 'not sent yet',
  unread: 'not read yet',
  held: 'buffered after a gap',
  bytes: (n: number) => `${n} B`,
  seconds: (n: string) => `${n} s`,
  milliseconds: (n: string) => `${n} ms`,
};
