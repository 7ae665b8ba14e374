/** Questions about TIME_WAIT. */
import { arrives, enters, inFlight, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const waiting = {
  'why-time-wait': {
    scenario: 'last-ack-lost',
    moment: inFlight(sentBy('server', 'FIN', 2)),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'timer', side: 'client', timer: 'timeWait' },
      { kind: 'flights', find: sentBy('server', 'FIN', 2) },
    ],
    citations: [rfc9293('3.3.2'), rfc9293('3.4.2'), rfc9293('3.6.1')],
  },
  'why-2msl': {
    scenario: 'one-msl-is-not-enough',
    moment: arrives(sentBy('server', 'FIN', 7)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
      { kind: 'flights', find: sentBy('server', 'FIN', 7) },
      { kind: 'timer', side: 'client', timer: 'timeWait' },
    ],
    citations: [rfc9293('3.4.2'), rfc9293('3.6.1'), { rfc: 1122, section: '4.2.2.13' }],
  },
  'whose-time-wait': {
    scenario: 'server-closes-first',
    moment: enters('server', 'TIME_WAIT'),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'flights', find: sentBy('server', 'FIN') },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.5.2')],
  },
  'syn-in-time-wait': {
    scenario: 'syn-in-time-wait',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.10.7.4'), { rfc: 6191, section: '2' }],
  },
  'time-wait-assassination': {
    scenario: 'time-wait-killed',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
      { kind: 'flights', find: sentBy('server', 'RST') },
      { kind: 'state', side: 'client' },
    ],
    citations: [{ rfc: 1337, section: '1' }, { rfc: 1337, section: '3' }, rfc9293('3.10.7.4')],
  },
} as const satisfies Record<string, Question>;
