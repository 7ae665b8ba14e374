/** What a RST is for, what it costs, and which one is accepted (RFC 9293, 3.5.2 and 3.5.3; RFC 5961). */
import { arrives, atEnd, intrudes, sentBy } from '../moments.ts';
import { segment, state, variable, type Lesson } from './lesson.ts';

export const reset = {
  refused: {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [segment(sentBy('server', 'RST')), state('client'), state('server')],
  },
  abort: {
    scenario: 'aborted',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('client'), state('server')],
  },
  neverAgain: {
    scenario: 'aborted',
    lose: [{ from: 'client', nth: 5 }],
    moment: atEnd,
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
  forgotten: {
    scenario: 'half-open',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [segment(sentBy('server', 'DATA')), segment(sentBy('client', 'RST'))],
  },
  forged: {
    scenario: 'blind-reset',
    moment: intrudes('server'),
    highlight: [segment(sentBy('server', 'ACK', 2)), variable('server', 'RCV.NXT')],
    asks: { right: 'challenge', wrong: ['closes', 'reset'] },
  },
  exact: {
    scenario: 'blind-reset',
    moment: intrudes('server', 2),
    highlight: [state('server')],
  },
  storm: {
    scenario: 'reset-storm',
    moment: arrives(sentBy('client', 'RST', 2)),
    highlight: [
      segment(sentBy('client', 'RST')),
      segment(sentBy('server', 'RST')),
      segment(sentBy('client', 'RST', 2)),
    ],
  },
} as const satisfies Lesson;
