/** Why a connection is closed with four segments: each direction closes alone (RFC 9293, 3.6). */
import { arrives, calls, enters, inFlight, sentBy } from '../moments.ts';
import { segment, state, type Lesson } from './lesson.ts';

const clientFin = sentBy('client', 'FIN');
const serverFin = sentBy('server', 'FIN');
/** Its first bare ACK is of data. */
const ackOfClientFin = sentBy('server', 'ACK', 2);

export const whyFour = {
  shutdown: {
    scenario: 'half-close',
    moment: calls('client', 'shutdown'),
    highlight: [segment(clientFin), state('client')],
  },
  kernelAnswers: {
    scenario: 'half-close',
    moment: arrives(clientFin),
    highlight: [segment(ackOfClientFin), state('server')],
  },
  halfClosed: {
    scenario: 'half-close',
    moment: arrives(ackOfClientFin),
    highlight: [state('client'), state('server')],
  },
  stillTalking: {
    scenario: 'half-close',
    moment: inFlight(sentBy('server', 'DATA')),
    highlight: [segment(sentBy('server', 'DATA')), state('server')],
  },
  stillListening: {
    scenario: 'half-close',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [segment(sentBy('client', 'ACK', 2)), state('client')],
  },
  serverCloses: {
    scenario: 'half-close',
    moment: calls('server', 'close'),
    highlight: [segment(serverFin), state('server')],
  },
  lastAck: {
    scenario: 'half-close',
    moment: arrives(serverFin),
    highlight: [segment(serverFin), segment(sentBy('client', 'ACK', 4)), state('client')],
  },
  closed: {
    scenario: 'half-close',
    moment: enters('server', 'CLOSED'),
    highlight: [state('server'), state('client')],
  },
} as const satisfies Lesson;
