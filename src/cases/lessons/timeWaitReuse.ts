/** TIME_WAIT reused by timestamps (RFC 6191; RFC 7323, 5): for whom, why that is safe, and what went too far. */
import { arrives, calls, cites, sentBy } from '../moments.ts';
import { segment, state, variable, type Lesson } from './lesson.ts';

const secondSyn = sentBy('client', 'SYN', 2);

export const timeWaitReuse = {
  taken: {
    scenario: 'connect-in-time-wait',
    profile: 'linux',
    moment: calls('client', 'connect', 2),
    highlight: [state('client')],
  },
  reused: {
    scenario: 'time-wait-timestamps',
    moment: calls('client', 'connect', 2),
    highlight: [segment(secondSyn), state('client')],
    asks: { right: 'timestamps', wrong: ['port', 'random'] },
  },
  oldSegment: {
    scenario: 'time-wait-reuse-old-data',
    moment: cites('timestamps.old', { side: 'server' }),
    highlight: [segment(sentBy('client', 'DATA')), variable('server', 'RCV.NXT')],
  },
  server: {
    scenario: 'syn-in-time-wait',
    profile: 'linux',
    moment: cites('syn.reopens', { side: 'server' }),
    highlight: [segment(secondSyn), state('server')],
    asks: { right: 'nothing', wrong: ['ports', 'sooner'] },
  },
  recycled: {
    scenario: 'time-wait-timestamps',
    moment: arrives(secondSyn),
    highlight: [segment(secondSyn), state('server')],
  },
} as const satisfies Lesson;
