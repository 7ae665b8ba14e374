/** Retransmission: what the timer guards, how long it runs, and what is faster than it (RFC 6298; RFC 5681, 3.2). */
import { arrives, fires, inFlight, sentBy } from '../moments.ts';
import { segment, state, timer, variable, type Lesson } from './lesson.ts';

const data = sentBy('client', 'DATA');
const dataAgain = sentBy('client', 'DATA', 2);
const ackOfFin = sentBy('server', 'ACK', 2);

export const retransmission = {
  guards: {
    scenario: 'data-lost',
    moment: inFlight(data),
    highlight: [segment(data), timer('client', 'retransmission')],
  },
  fires: {
    scenario: 'data-lost',
    moment: fires('client', 'retransmission'),
    highlight: [segment(data), segment(dataAgain), variable('client', 'RTO')],
    loses: dataAgain,
  },
  karn: {
    scenario: 'data-lost',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [
      segment(dataAgain),
      segment(sentBy('server', 'ACK')),
      variable('client', 'SRTT'),
      variable('client', 'RTO'),
    ],
    asks: { right: 'unknown', wrong: ['first', 'second'] },
  },
  rto: {
    scenario: 'data-lost',
    moment: arrives(ackOfFin),
    highlight: [
      segment(sentBy('client', 'FIN')),
      segment(ackOfFin),
      variable('client', 'SRTT'),
      variable('client', 'RTO'),
    ],
  },
  needless: {
    scenario: 'data-ack-lost',
    moment: arrives(dataAgain),
    highlight: [segment(sentBy('server', 'ACK')), segment(dataAgain), state('server')],
  },
  fast: {
    scenario: 'fast-retransmit',
    // the first is of the SYN's data alone, three more say the same
    moment: arrives(sentBy('server', 'ACK', 4)),
    highlight: [
      segment(sentBy('client', 'DATA', 2)),
      segment(sentBy('server', 'ACK', 4)),
      segment(sentBy('client', 'DATA', 7)),
    ],
  },
  noBackoff: {
    scenario: 'congestion-collapse',
    moment: fires('client', 'retransmission', 3),
    highlight: [segment(data), segment(sentBy('client', 'DATA', 4)), variable('client', 'RTO')],
  },
} as const satisfies Lesson;
