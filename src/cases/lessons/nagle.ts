/** Nagle's algorithm waits for an ACK, and the delayed ACK for data (RFC 9293, 3.7.4 and 3.8.6.3): who waits, and two cures. */
import { arrives, cites, fires, sentBy } from '../moments.ts';
import { segment, state, timer, type Lesson } from './lesson.ts';

const firstHalf = sentBy('client', 'DATA', 2);
const secondHalf = sentBy('client', 'DATA', 3);

export const nagle = {
  held: {
    scenario: 'nagle-40ms',
    moment: cites('send.nagle', { side: 'client' }),
    highlight: [segment(firstHalf), state('client')],
    asks: { right: 'nagle', wrong: ['window', 'cwnd'] },
  },
  bothWait: {
    scenario: 'nagle-40ms',
    moment: arrives(firstHalf),
    highlight: [segment(firstHalf), timer('server', 'delayedAck')],
  },
  released: {
    scenario: 'nagle-40ms',
    moment: fires('server', 'delayedAck'),
    highlight: [segment(firstHalf), segment(sentBy('server', 'ACK'))],
  },
  noDelay: {
    scenario: 'nagle-nodelay',
    moment: arrives(secondHalf),
    highlight: [segment(firstHalf), segment(secondHalf)],
  },
  oneWrite: {
    scenario: 'nagle-one-write',
    moment: arrives(firstHalf),
    highlight: [segment(firstHalf)],
  },
} as const satisfies Lesson;
