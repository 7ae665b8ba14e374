/** A CLOSE_WAIT that does not end, and whose bug it is (RFC 9293, 3.6 and 3.10.4). */
import { arrives, atEnd, calls, fires, sentBy } from '../moments.ts';
import { segment, state, type Lesson } from './lesson.ts';

/** Its first pure ACK is of the request. */
const ackOfClientFin = sentBy('server', 'ACK', 2);

export const closeWait = {
  endOfFile: {
    scenario: 'peer-never-closes',
    moment: arrives(sentBy('client', 'FIN')),
    highlight: [segment(sentBy('client', 'FIN')), state('server')],
  },
  forEver: {
    scenario: 'peer-never-closes',
    moment: atEnd,
    highlight: [segment(ackOfClientFin), state('client'), state('server')],
    asks: { right: 'noLimit', wrong: ['msl', 'minute'] },
  },
  orphan: {
    scenario: 'close-wait-leak',
    moment: fires('client', 'finWait2'),
    highlight: [state('client'), state('server')],
  },
  tooLate: {
    scenario: 'close-wait-leak',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), segment(sentBy('server', 'DATA', 2))],
  },
  mended: {
    scenario: 'open-data-close',
    moment: calls('server', 'close'),
    highlight: [segment(sentBy('server', 'FIN')), state('server')],
  },
} as const satisfies Lesson;
