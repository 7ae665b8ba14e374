/** TIME_WAIT, the first reason: the last ACK may be lost, and somebody has to answer the FIN then (RFC 9293, 3.3.2 and 3.6). */
import { arrives, inFlight, sentBy } from '../moments.ts';
import { segment, state, timer, type Lesson } from './lesson.ts';

const serverFin = sentBy('server', 'FIN');
const serverFinAgain = sentBy('server', 'FIN', 2);
/** The client's first pure ACKs are of the SYN and of data. */
const lastAck = sentBy('client', 'ACK', 3);
const lastAckAgain = sentBy('client', 'ACK', 4);

export const timeWaitLastAck = {
  waits: {
    scenario: 'open-data-close',
    moment: arrives(serverFin),
    highlight: [state('client'), timer('client', 'timeWait')],
  },
  ackLost: {
    scenario: 'last-ack-lost',
    moment: inFlight(lastAck),
    highlight: [segment(lastAck), state('server'), timer('server', 'retransmission')],
    asks: { right: 'retransmits', wrong: ['closes', 'resets'] },
  },
  finAgain: {
    scenario: 'last-ack-lost',
    moment: arrives(serverFinAgain),
    highlight: [segment(serverFinAgain), segment(lastAckAgain), timer('client', 'timeWait')],
    loses: lastAckAgain,
  },
  nobodyThere: {
    scenario: 'no-time-wait-reset',
    moment: arrives(serverFinAgain),
    highlight: [segment(serverFinAgain), segment(sentBy('client', 'RST')), state('client')],
  },
  notClean: {
    scenario: 'no-time-wait-reset',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
} as const satisfies Lesson;
