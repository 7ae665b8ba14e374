/** Why a connection is closed with four segments: each direction is closed on its own (RFC 9293, 3.6). */
import { arrives, betweenSteps, calls, enters, sentBy } from '../moments.ts';
import { numbered, segment, state, type Lesson } from './lesson.ts';

const clientFin = sentBy('client', 'FIN');
const serverFin = sentBy('server', 'FIN');
/** No data are sent, so it is its first pure ACK; the client's first one completes the handshake. */
const ackOfClientFin = sentBy('server', 'ACK');
const lastAck = sentBy('client', 'ACK', 2);

const phase = numbered(clientFin, ackOfClientFin, serverFin, lastAck);

export const whyFour = {
  fullDuplex: {
    scenario: 'open-and-close',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [state('client'), state('server')],
  },
  fin: {
    scenario: 'open-and-close',
    moment: calls('client', 'close'),
    highlight: [segment(clientFin), state('client'), phase],
  },
  ack: {
    scenario: 'open-and-close',
    moment: arrives(ackOfClientFin),
    highlight: [segment(ackOfClientFin), state('client'), state('server'), phase],
  },
  whyNotNow: {
    scenario: 'open-and-close',
    moment: betweenSteps(arrives(ackOfClientFin), calls('server', 'close')),
    highlight: [state('server'), phase],
    asks: { right: 'application', wrong: ['segment', 'client'] },
  },
  four: {
    scenario: 'open-and-close',
    moment: enters('server', 'CLOSED'),
    highlight: [
      segment(clientFin),
      segment(ackOfClientFin),
      segment(serverFin),
      segment(lastAck),
      state('client'),
      state('server'),
      phase,
    ],
  },
  bothAtOnce: {
    scenario: 'fin-cuts-reply',
    moment: arrives(clientFin),
    highlight: [segment(sentBy('server', 'DATA', 2)), segment(clientFin), state('server')],
  },
} as const satisfies Lesson;
