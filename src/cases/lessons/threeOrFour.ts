/** The same close in three segments or in four, and exactly what makes the difference (RFC 9293, 3.8.6.3 and 3.10.7.4). */
import { arrives, calls, enters, fires, sentBy } from '../moments.ts';
import { numbered, segment, state, timer, type Lesson } from './lesson.ts';

const clientFin = sentBy('client', 'FIN');
/** Its first pure ACK is of data. */
const ackOfClientFin = sentBy('server', 'ACK', 2);
const serverFin = sentBy('server', 'FIN');
/** The client's first pure ACKs are of the SYN and of data. */
const lastAck = sentBy('client', 'ACK', 3);

export const threeOrFour = {
  four: {
    scenario: 'open-data-close',
    moment: calls('server', 'close'),
    highlight: [
      segment(ackOfClientFin),
      segment(serverFin),
      numbered(clientFin, ackOfClientFin, serverFin, lastAck),
    ],
  },
  three: {
    scenario: 'three-segment-close',
    moment: calls('server', 'close'),
    highlight: [segment(serverFin), state('server'), numbered(clientFin, serverFin, lastAck)],
    asks: { right: 'three', wrong: ['four', 'two'] },
  },
  straightThrough: {
    scenario: 'three-segment-close',
    moment: arrives(serverFin),
    highlight: [segment(serverFin), state('client')],
  },
  heldBack: {
    scenario: 'close-after/20',
    moment: arrives(clientFin),
    highlight: [timer('server', 'delayedAck'), state('server')],
  },
  patienceEnds: {
    scenario: 'close-after/100',
    moment: fires('server', 'delayedAck'),
    highlight: [segment(ackOfClientFin)],
  },
  dial: {
    scenario: 'close-after/30',
    moment: enters('client', 'TIME_WAIT'),
    highlight: [segment(serverFin), state('client')],
    dial: { family: 'close-after', least: 0, most: 120, step: 10 },
  },
} as const satisfies Lesson;
