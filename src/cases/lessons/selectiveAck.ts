/** SACK and the tail loss probe: how Linux finds out what is lost, and sends only that again (RFC 2018; RFC 8985). */
import { arrives, cites, fires, sentBy } from '../moments.ts';
import { segment, timer, variable, type Lesson } from './lesson.ts';

// the first three acknowledge what came before the hole
const firstSack = sentBy('server', 'ACK', 4);
const lost = sentBy('client', 'DATA', 4);
const probe = sentBy('client', 'DATA', 6);

export const selectiveAck = {
  hole: {
    scenario: 'sack-one-loss',
    moment: arrives(firstSack),
    highlight: [segment(lost), segment(firstSack), variable('client', 'SND.UNA')],
  },
  one: {
    scenario: 'sack-one-loss',
    moment: cites('linux.recoversBySack', { side: 'client' }),
    highlight: [
      segment(sentBy('server', 'ACK', 6)),
      segment(sentBy('client', 'DATA', 11)),
      variable('client', 'cwnd'),
    ],
    asks: { right: 'one', wrong: ['all', 'wait'] },
  },
  tail: {
    scenario: 'tail-loss-probe',
    moment: fires('client', 'lossProbe'),
    highlight: [segment(sentBy('client', 'DATA', 5)), segment(probe)],
    loses: probe,
  },
  repaired: {
    scenario: 'tail-loss-probe',
    moment: cites('linux.recoversBySack', { side: 'client' }),
    highlight: [segment(sentBy('server', 'ACK', 4)), segment(sentBy('client', 'DATA', 7))],
  },
  without: {
    scenario: 'tail-loss-timeout',
    moment: fires('client', 'retransmission'),
    highlight: [timer('client', 'retransmission'), variable('client', 'cwnd')],
  },
} as const satisfies Lesson;
