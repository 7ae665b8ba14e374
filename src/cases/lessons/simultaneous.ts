/** Both ends open at once, and both close at once (RFC 9293, figures 7 and 13). */
import { arrives, enters, fires, inFlight, sentBy } from '../moments.ts';
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
  },
  closing: {
    scenario: 'simultaneous-close',
    moment: enters('client', 'CLOSING'),
    highlight: [segment(sentBy('server', 'FIN')), state('client')],
  },
  bothWait: {
    scenario: 'simultaneous-close',
    moment: enters('server', 'TIME_WAIT'),
    highlight: [timer('client', 'timeWait'), timer('server', 'timeWait')],
  },
  oneFinLost: {
    scenario: 'simultaneous-close',
    lose: [{ from: 'server', nth: 2 }],
    moment: fires('server', 'retransmission'),
    highlight: [segment(sentBy('server', 'FIN', 2)), state('client'), state('server')],
  },
} as const satisfies Lesson;
