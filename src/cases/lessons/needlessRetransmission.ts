/** Reordering and delays: what is no loss, what is taken for one, and how that is undone (RFC 8985; RFC 3522, 3708, 4015). */
import { arrives, cites, sentBy } from '../moments.ts';
import { segment, timer, variable, type Lesson } from './lesson.ts';

const late = sentBy('client', 'DATA', 2);
const again = sentBy('client', 'DATA', 7);

export const needlessRetransmission = {
  patience: {
    scenario: 'reordered',
    moment: arrives(sentBy('server', 'ACK', 3)),
    highlight: [
      segment(sentBy('client', 'DATA', 3)),
      segment(sentBy('server', 'ACK', 3)),
      timer('client', 'reordering'),
    ],
    asks: { right: 'wait', wrong: ['again', 'nothing'] },
  },
  mistaken: {
    scenario: 'needless-fast-retransmit',
    moment: cites('linux.recoversBySack', { side: 'client' }),
    highlight: [segment(late), segment(again), variable('client', 'cwnd')],
  },
  undone: {
    scenario: 'needless-fast-retransmit',
    moment: cites('linux.needlessRetransmission', { side: 'client' }),
    highlight: [segment(sentBy('server', 'ACK', 6)), segment(again), variable('client', 'cwnd')],
  },
  dsack: {
    scenario: 'needless-dsack',
    moment: cites('linux.needlessRetransmission', { side: 'client' }),
    highlight: [segment(sentBy('server', 'ACK', 7)), segment(again), variable('client', 'cwnd')],
  },
  timeout: {
    scenario: 'needless-timeout',
    moment: cites('linux.needlessTimeout', { side: 'client' }),
    highlight: [
      segment(sentBy('client', 'DATA')),
      segment(sentBy('client', 'DATA', 6)),
      variable('client', 'cwnd'),
      variable('client', 'RTO'),
    ],
  },
} as const satisfies Lesson;
