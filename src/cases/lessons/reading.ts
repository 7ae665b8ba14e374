/** Reading the picture: what a segment, its flags, a state and the two numbers are (RFC 9293, 3.1, 3.3.2 and 3.4). */
import { arrives, enters, inFlight, sentBy } from '../moments.ts';
import { segment, state, type Lesson } from './lesson.ts';

export const reading = {
  segment: {
    scenario: 'open-data-close',
    moment: inFlight(sentBy('client', 'SYN')),
    highlight: [segment(sentBy('client', 'SYN'))],
  },
  flags: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [segment(sentBy('client', 'SYN')), segment(sentBy('server', 'SYN_ACK'))],
  },
  state: {
    scenario: 'open-data-close',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [state('client'), state('server')],
  },
  numbers: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [segment(sentBy('client', 'DATA')), segment(sentBy('server', 'ACK'))],
    asks: { right: 'next', wrong: ['last', 'first'] },
  },
} as const satisfies Lesson;
