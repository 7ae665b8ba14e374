/** Explicit congestion notification (RFC 3168, 6.1): a mark in the place of a loss, its echo, and what the sender makes of it. */
import { arrives, cites, sentBy } from '../moments.ts';
import { segment, variable, type Lesson } from './lesson.ts';

const marked = sentBy('client', 'DATA', 2);
const echo = sentBy('server', 'ACK', 2);
const reduced = sentBy('client', 'DATA', 6);

export const ecn = {
  agreed: {
    scenario: 'ecn',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [segment(sentBy('client', 'SYN')), segment(sentBy('server', 'SYN_ACK'))],
  },
  marked: {
    scenario: 'ecn',
    moment: cites('ecn.marked', { side: 'server' }),
    highlight: [segment(marked), segment(echo)],
    asks: { right: 'mark', wrong: ['drop', 'tell'] },
  },
  echoed: {
    scenario: 'ecn',
    moment: arrives(echo),
    highlight: [segment(marked), segment(echo), variable('client', 'cwnd')],
  },
  reduced: {
    scenario: 'ecn',
    moment: arrives(reduced),
    highlight: [segment(echo), segment(reduced), segment(sentBy('server', 'ACK', 6))],
  },
  without: {
    scenario: 'ecn',
    lose: [{ from: 'client', nth: 4 }],
    moment: cites('linux.recoversBySack', { side: 'client' }),
    highlight: [segment(marked), segment(reduced), variable('client', 'cwnd')],
  },
} as const satisfies Lesson;
