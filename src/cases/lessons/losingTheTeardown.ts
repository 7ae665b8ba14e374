/** Each segment of the teardown lost in turn, and what repairs it (RFC 9293, 3.6 and 3.10.8). */
import { arrives, cites, fires, sentBy, told } from '../moments.ts';
import { segment, state, timer, type Lesson } from './lesson.ts';

/** The server's pure ACKs in this connection: of the request, and of the FIN. */
const ackOfClientFin = sentBy('server', 'ACK', 2);
const lastAckAgain = sentBy('client', 'ACK', 4);

/** The ACK of the server's FIN, and all that follow it. */
const EVERY_LAST_ACK = [6, 7, 8, 9, 10, 11, 12].map((nth) => ({ from: 'client', nth }) as const);

export const losingTheTeardown = {
  finAgain: {
    scenario: 'first-fin-lost',
    moment: fires('client', 'retransmission'),
    highlight: [
      segment(sentBy('client', 'FIN')),
      segment(sentBy('client', 'FIN', 2)),
      state('server'),
    ],
  },
  ackAgain: {
    scenario: 'first-fin-ack-lost',
    moment: arrives(sentBy('client', 'FIN', 2)),
    highlight: [segment(ackOfClientFin), segment(sentBy('server', 'ACK', 3)), state('server')],
  },
  finBringsAck: {
    scenario: 'open-data-close',
    lose: [{ from: 'server', nth: 4 }],
    moment: arrives(sentBy('server', 'FIN')),
    highlight: [segment(ackOfClientFin), segment(sentBy('server', 'FIN')), state('client')],
    asks: { right: 'nothing', wrong: ['ack', 'fin'] },
  },
  secondFin: {
    scenario: 'second-fin-lost',
    moment: fires('server', 'retransmission'),
    highlight: [segment(sentBy('server', 'FIN', 2)), state('client')],
  },
  lastAck: {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    highlight: [
      segment(sentBy('server', 'FIN', 2)),
      segment(lastAckAgain),
      timer('client', 'timeWait'),
    ],
    loses: lastAckAgain,
  },
  everyLastAck: {
    scenario: 'open-data-close',
    lose: EVERY_LAST_ACK,
    moment: told('server', 'error: connection aborted, excessive retransmissions (R2)'),
    highlight: [segment(sentBy('server', 'FIN', 2)), state('server'), state('client')],
  },
  anyAck: {
    scenario: 'last-ack-too-early',
    moment: cites('broken.anyAckEndsLastAck'),
    highlight: [segment(sentBy('server', 'FIN')), state('server'), state('client')],
  },
} as const satisfies Lesson;
