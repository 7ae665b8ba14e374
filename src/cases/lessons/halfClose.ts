/** A half-close: one direction is closed, data still flows in the other (RFC 9293, 3.6 and 3.10.4). */
import { arrives, calls, enters, inFlight, sentBy } from '../moments.ts';
import { segment, state, variable, type Lesson } from './lesson.ts';

const clientFin = sentBy('client', 'FIN');
const serverFin = sentBy('server', 'FIN');
/** Its first pure ACK is of data. */
const ackOfClientFin = sentBy('server', 'ACK', 2);
const data = sentBy('server', 'DATA');

export const halfClose = {
  shutdown: {
    scenario: 'half-close',
    moment: calls('client', 'shutdown'),
    highlight: [segment(clientFin), state('client')],
  },
  halfClosed: {
    scenario: 'half-close',
    moment: arrives(ackOfClientFin),
    highlight: [segment(ackOfClientFin), state('client'), state('server')],
  },
  stillSends: {
    scenario: 'half-close',
    moment: inFlight(data),
    highlight: [segment(data), state('client')],
    asks: { right: 'delivers', wrong: ['reset', 'drops'] },
  },
  stillAcks: {
    scenario: 'half-close',
    moment: arrives(data),
    highlight: [
      segment(data),
      segment(sentBy('client', 'ACK', 2)),
      variable('client', 'SND.NXT'),
      state('client'),
    ],
    loses: data,
  },
  closes: {
    scenario: 'half-close',
    moment: enters('server', 'CLOSED'),
    highlight: [segment(serverFin), state('server'), state('client')],
  },
} as const satisfies Lesson;
