/** CUBIC beside Reno (RFC 9438, 4; RFC 5681, 3.1 and 3.2): what a loss leaves, how the window comes back, and over which paths that counts. */
import { atEnd, cites, sentBy } from '../moments.ts';
import { segment, variable, type Lesson } from './lesson.ts';

const lost = sentBy('client', 'DATA', 2);
const again = sentBy('client', 'DATA', 15);

export const cubic = {
  loss: {
    scenario: 'cubic',
    moment: cites('linux.recoversBySack', { side: 'client' }),
    highlight: [segment(lost), segment(again), variable('client', 'cwnd')],
    asks: { right: 'most', wrong: ['half', 'one'] },
  },
  back: {
    scenario: 'cubic',
    moment: cites('linux.cubicGrowth', { side: 'client', nth: 7 }),
    highlight: [variable('client', 'cwnd')],
  },
  plateau: {
    scenario: 'cubic',
    moment: cites('linux.cubicGrowth', { side: 'client', nth: 20 }),
    highlight: [variable('client', 'cwnd')],
  },
  reno: {
    scenario: 'reno',
    moment: cites('congestion.avoidance', { side: 'client', nth: 15 }),
    highlight: [segment(lost), variable('client', 'cwnd')],
    beside: 'cubic',
  },
  longPaths: {
    scenario: 'reno',
    moment: atEnd,
    highlight: [variable('client', 'cwnd')],
    beside: 'cubic',
  },
} as const satisfies Lesson;
