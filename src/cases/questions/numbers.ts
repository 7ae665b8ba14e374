/** Questions about sequence numbers and ACKs. */
import { arrives, cites, leaves, sentBy } from '../moments.ts';
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
  },
  'are-acks-resent': {
    scenario: 'data-ack-lost',
    moment: leaves(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.8.1'), rfc9293('3.10.8')],
  },
  'random-isn': {
    scenario: 'blind-reset',
    moment: cites('reset.valid', { side: 'server' }),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
    ],
    citations: [rfc9293('3.4.1'), { rfc: 6528, section: '3' }],
  },
} as const satisfies Record<string, Question>;
