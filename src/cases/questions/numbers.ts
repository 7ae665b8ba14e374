/** Questions about sequence numbers and ACKs. */
import { arrives, fires, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const numbers = {
  'what-takes-a-number': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'ACK', 3)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN') },
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.5')],
    next: ['are-acks-resent', 'random-isn'],
  },
  'are-acks-resent': {
    scenario: 'data-ack-lost',
    moment: leaves(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.8.1'), rfc9293('3.10.8')],
    next: ['third-segment-lost', 'last-ack-lost'],
  },
  'random-isn': {
    scenario: 'no-time-wait-old-data',
    moment: arrives(sentBy('client', 'DATA', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('3.4.1'), { rfc: 6528, section: '3' }],
    next: ['why-time-wait', 'challenge-ack'],
  },
  'delayed-ack': {
    scenario: 'delayed-ack',
    moment: fires('server', 'delayedAck'),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'flights', find: sentBy('server', 'ACK') },
      { kind: 'timer', side: 'server', timer: 'delayedAck' },
    ],
    citations: [rfc9293('3.8.6.3'), { rfc: 5681, section: '4.2' }],
    next: ['nagle-and-delayed-ack', 'four-or-three-to-close'],
  },
  'acknowledged-is-not-read': {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'variable', side: 'server', name: 'RCV.WND' },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.8.6'), rfc9293('3.6.1')],
    next: ['zero-window', 'so-linger'],
  },
} as const satisfies Record<string, Question>;
