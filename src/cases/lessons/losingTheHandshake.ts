/** Each segment of the handshake lost in turn, and what repairs it (RFC 9293, 3.5 and 3.8.1; RFC 6298). */
import { arrives, fires, inFlight, sentBy, told } from '../moments.ts';
import { segment, state, timer, variable, type Lesson } from './lesson.ts';

export const losingTheHandshake = {
  synAgain: {
    scenario: 'syn-lost',
    moment: fires('client', 'retransmission'),
    highlight: [
      segment(sentBy('client', 'SYN')),
      segment(sentBy('client', 'SYN', 2)),
      variable('client', 'RTO'),
    ],
    loses: sentBy('client', 'SYN', 2),
  },
  synAckLost: {
    scenario: 'syn-ack-lost',
    moment: inFlight(sentBy('server', 'SYN_ACK')),
    highlight: [
      segment(sentBy('server', 'SYN_ACK')),
      timer('client', 'retransmission'),
      timer('server', 'retransmission'),
    ],
  },
  synAckAgain: {
    scenario: 'syn-ack-lost',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [segment(sentBy('client', 'SYN', 2)), segment(sentBy('server', 'SYN_ACK', 2))],
  },
  ackLost: {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: inFlight(sentBy('client', 'ACK')),
    highlight: [segment(sentBy('client', 'ACK')), state('client'), state('server')],
    asks: { right: 'nobody', wrong: ['client', 'request'] },
  },
  dataHeals: {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [segment(sentBy('client', 'DATA')), state('server')],
  },
  silence: {
    scenario: 'handshake-ack-lost-silence',
    moment: arrives(sentBy('server', 'SYN_ACK', 2)),
    highlight: [segment(sentBy('server', 'SYN_ACK', 2)), segment(sentBy('client', 'ACK', 2))],
  },
  giveUp: {
    scenario: 'syn-lost-until-give-up',
    moment: told('client', 'error: connection aborted, excessive retransmissions (R2)'),
    highlight: [state('client')],
  },
} as const satisfies Lesson;
