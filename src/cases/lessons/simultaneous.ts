/** Both sides open at once, and both close at once (RFC 9293, figures 7 and 13). */
import { arrives, enters, inFlight, sentBy } from '../moments.ts';
import { segment, state, timer, type Lesson } from './lesson.ts';

export const simultaneous = {
  synsCross: {
    scenario: 'simultaneous-open',
    moment: inFlight(sentBy('client', 'SYN')),
    highlight: [
      segment(sentBy('client', 'SYN')),
      segment(sentBy('server', 'SYN')),
      state('client'),
      state('server'),
    ],
  },
  bothAnswer: {
    scenario: 'simultaneous-open',
    moment: arrives(sentBy('server', 'SYN')),
    highlight: [segment(sentBy('client', 'SYN_ACK')), segment(sentBy('server', 'SYN_ACK'))],
  },
  oneConnection: {
    scenario: 'simultaneous-open',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [state('client'), state('server')],
  },
  finsCross: {
    scenario: 'simultaneous-close',
    moment: inFlight(sentBy('client', 'FIN')),
    highlight: [
      segment(sentBy('client', 'FIN')),
      segment(sentBy('server', 'FIN')),
      state('client'),
      state('server'),
    ],
    loses: sentBy('server', 'FIN'),
  },
  closing: {
    scenario: 'simultaneous-close',
    moment: enters('client', 'CLOSING'),
    highlight: [segment(sentBy('server', 'FIN')), state('client')],
    asks: { right: 'ackOfFin', wrong: ['application', 'serverFin'] },
  },
  bothWait: {
    scenario: 'simultaneous-close',
    moment: enters('server', 'TIME_WAIT'),
    highlight: [timer('client', 'timeWait'), timer('server', 'timeWait')],
  },
} as const satisfies Lesson;
