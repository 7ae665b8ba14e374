/** Why a connection is opened with three segments, neither two nor four (RFC 9293, 3.5). */
import { arrives, calls, enters, inFlight, intrudes, sentBy } from '../moments.ts';
import { segment, state, variable, type Lesson } from './lesson.ts';

export const whyThree = {
  connect: {
    scenario: 'open-data-close',
    moment: calls('client', 'connect'),
    highlight: [segment(sentBy('client', 'SYN')), state('client')],
  },
  syn: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'SYN')),
    highlight: [segment(sentBy('client', 'SYN')), variable('server', 'RCV.NXT')],
  },
  synAck: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [
      segment(sentBy('server', 'SYN_ACK')),
      state('client'),
      variable('client', 'SND.UNA'),
      variable('client', 'RCV.NXT'),
    ],
  },
  ack: {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'ACK')),
    highlight: [segment(sentBy('client', 'ACK')), state('server'), variable('server', 'SND.UNA')],
  },
  shared: {
    scenario: 'open-data-close',
    moment: inFlight(sentBy('server', 'SYN_ACK')),
    highlight: [segment(sentBy('server', 'SYN_ACK'))],
  },
  oldSyn: {
    scenario: 'old-duplicate-syn',
    moment: intrudes('server'),
    highlight: [state('server'), segment(sentBy('server', 'SYN_ACK'))],
  },
  disowned: {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [
      segment(sentBy('server', 'SYN_ACK')),
      segment(sentBy('client', 'RST')),
      variable('client', 'SND.NXT'),
    ],
  },
  listening: {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
  real: {
    scenario: 'old-duplicate-syn',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [state('client'), state('server')],
  },
} as const satisfies Lesson;
