/** What a RST is for, what it costs, and which one is accepted (RFC 9293, 3.5.2 and 3.5.3; RFC 5961). */
import { arrives, atEnd, calls, intrudes, sentBy } from '../moments.ts';
import { segment, state, variable, type Lesson } from './lesson.ts';

export const reset = {
  refused: {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [segment(sentBy('server', 'RST')), state('client'), state('server')],
  },
  abort: {
    scenario: 'aborted',
    moment: calls('client', 'abort'),
    highlight: [segment(sentBy('client', 'RST')), state('client')],
  },
  error: {
    scenario: 'aborted',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
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
} as const satisfies Lesson;
