/** Questions about resets, and about ends that have forgotten the connection. */
import { arrives, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const resets = {
  'when-reset': {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [{ kind: 'flights', find: sentBy('server', 'RST') }],
    citations: [rfc9293('3.5.2'), rfc9293('3.5.3'), rfc9293('3.10.5'), rfc9293('3.10.7.1')],
  },
  'half-open': {
    scenario: 'half-open',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'RST') },
    ],
    citations: [rfc9293('3.5.1'), rfc9293('3.6.1'), rfc9293('3.8.3'), rfc9293('3.8.4')],
  },
  'challenge-ack': {
    scenario: 'half-open-reconnect',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'flights', find: sentBy('server', 'ACK') },
      { kind: 'flights', find: sentBy('client', 'RST') },
    ],
    citations: [{ rfc: 5961, section: '3' }, { rfc: 5961, section: '4' }, rfc9293('3.10.7.4')],
  },
} as const satisfies Record<string, Question>;
