/** Congestion control, as Reno does it: slow start, avoidance, fast recovery, and what a timeout costs (RFC 5681, 3). */
import { arrives, calls, cites, fires, sentBy } from '../moments.ts';
import { segment, variable, type Lesson } from './lesson.ts';

/** The server's pure ACKs: the first one is of new data, three more are duplicates. */
const thirdDuplicate = sentBy('server', 'ACK', 4);
const lost = sentBy('client', 'DATA', 2);
const lostAgain = sentBy('client', 'DATA', 7);
const ackOfAll = sentBy('server', 'ACK', 6);

export const congestionControl = {
  window: {
    scenario: 'fast-retransmit',
    moment: calls('client', 'send'),
    highlight: [segment(sentBy('client', 'DATA')), variable('client', 'cwnd')],
  },
  slowStart: {
    scenario: 'fast-retransmit',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [
      segment(sentBy('server', 'ACK')),
      segment(sentBy('client', 'DATA', 5)),
      segment(sentBy('client', 'DATA', 6)),
      variable('client', 'cwnd'),
    ],
  },
  duplicates: {
    scenario: 'fast-retransmit',
    moment: arrives(thirdDuplicate),
    highlight: [segment(lost), segment(lostAgain), variable('client', 'cwnd')],
    asks: { right: 'one', wrong: ['all', 'peer'] },
  },
  avoidance: {
    scenario: 'fast-retransmit',
    moment: arrives(ackOfAll),
    highlight: [segment(ackOfAll), variable('client', 'cwnd')],
  },
  timeout: {
    scenario: 'data-lost',
    moment: fires('client', 'retransmission'),
    highlight: [segment(sentBy('client', 'DATA', 2)), variable('client', 'cwnd')],
  },
  oneDuplicate: {
    scenario: 'reordering-taken-for-loss',
    moment: cites('broken.tooFewDuplicates'),
    highlight: [segment(lost), segment(lostAgain), variable('client', 'cwnd')],
  },
} as const satisfies Lesson;
