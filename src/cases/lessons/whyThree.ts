/** Why a connection is opened with three segments, neither two nor four (RFC 9293, 3.5). */
import { arrives, calls, cites, intrudes, sentBy } from '../moments.ts';
import { numbered, segment, state, type Lesson } from './lesson.ts';

const phase = numbered(
  sentBy('client', 'SYN'),
  sentBy('server', 'SYN_ACK'),
  sentBy('client', 'ACK'),
);

export const whyThree = {
  syn: {
    scenario: 'open-and-close',
    moment: calls('client', 'connect'),
    highlight: [segment(sentBy('client', 'SYN')), state('client'), phase],
  },
  arrived: {
    scenario: 'open-and-close',
    moment: arrives(sentBy('client', 'SYN')),
    highlight: [segment(sentBy('client', 'SYN')), state('server'), phase],
  },
  synAck: {
    scenario: 'open-and-close',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [segment(sentBy('server', 'SYN_ACK')), state('client'), phase],
    asks: { right: 'reached', wrong: ['number', 'alive'] },
  },
  ack: {
    scenario: 'open-and-close',
    moment: arrives(sentBy('client', 'ACK')),
    highlight: [segment(sentBy('client', 'ACK')), state('client'), state('server'), phase],
  },
  oldSyn: {
    scenario: 'old-duplicate-syn',
    moment: intrudes('server'),
    highlight: [segment(sentBy('server', 'SYN_ACK')), state('server')],
  },
  rejected: {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [segment(sentBy('client', 'RST')), state('server')],
  },
  twoSegments: {
    scenario: 'ghost-connection',
    moment: cites('text.delivered', { side: 'server' }),
    highlight: [segment(sentBy('server', 'SYN_ACK')), state('server')],
  },
} as const satisfies Lesson;
