/** Questions about closing a connection. */
import { arrives, cites, enters, fires, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const closing = {
  'three-to-open-four-to-close': {
    scenario: 'open-data-close',
    moment: enters('client', 'TIME_WAIT'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'flights', find: sentBy('server', 'FIN') },
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
    ],
    citations: [rfc9293('3.5'), rfc9293('3.6'), rfc9293('3.8.6.3'), rfc9293('3.10.4')],
    next: ['four-or-three-to-close', 'why-time-wait'],
  },
  'four-or-three-to-close': {
    scenario: 'three-segment-close',
    moment: enters('client', 'TIME_WAIT'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'FIN') },
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.8.6.3'), rfc9293('3.3.2')],
    next: ['delayed-ack', 'first-fin-ack-lost'],
  },
  'first-fin-lost': {
    scenario: 'first-fin-lost',
    moment: fires('client', 'retransmission'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN', 2) },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.8.3'), rfc9293('3.10.8')],
    next: ['first-fin-ack-lost', 'rto'],
  },
  'first-fin-ack-lost': {
    scenario: 'first-fin-ack-lost',
    moment: arrives(sentBy('client', 'FIN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN', 2) },
      { kind: 'flights', find: sentBy('server', 'ACK', 3) },
    ],
    citations: [rfc9293('3.10.7.4'), rfc9293('3.4')],
    next: ['last-ack-lost', 'are-acks-resent'],
  },
  'fin-wait-2': {
    scenario: 'fin-wait-2-times-out',
    moment: fires('client', 'finWait2'),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'timer', side: 'client', timer: 'finWait2' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6.1'), { rfc: 1122, section: '4.2.2.13' }],
    next: ['close-wait-piles-up', 'read-after-close'],
  },
  'last-ack-lost': {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN', 2) },
      { kind: 'flights', find: sentBy('client', 'ACK', 4) },
      { kind: 'timer', side: 'client', timer: 'timeWait' },
    ],
    citations: [rfc9293('3.10.7.4'), rfc9293('3.10.7.1')],
    next: ['why-time-wait', 'are-acks-resent'],
  },
  'simultaneous-close': {
    scenario: 'simultaneous-close',
    moment: enters('client', 'CLOSING'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'FIN') },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.10.7.4')],
    next: ['simultaneous-open', 'whose-time-wait'],
  },
  'fin-overtakes-data': {
    scenario: 'fin-overtakes-data',
    moment: cites('fin.held', { side: 'server' }),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'state', side: 'server' },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('3.10.7.4')],
    next: ['what-takes-a-number', 'what-makes-it-reliable'],
  },
  'read-after-close': {
    scenario: 'data-after-close',
    profile: 'linuxTextbook',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'RST') },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.10.4'), { rfc: 2525, section: '2.17' }],
    next: ['close-or-shutdown', 'fin-wait-2'],
  },
} as const satisfies Record<string, Question>;
