/** Questions about TIME_WAIT. */
import { arrives, cites, enters, inFlight, sentBy } from '../moments.ts';
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
    next: ['why-2msl', 'whose-time-wait'],
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
    next: ['syn-in-time-wait', 'many-time-waits'],
  },
  'whose-time-wait': {
    scenario: 'server-closes-first',
    moment: enters('server', 'TIME_WAIT'),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'flights', find: sentBy('server', 'FIN') },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.5.2')],
    next: ['server-time-waits', 'simultaneous-close'],
  },
  'syn-in-time-wait': {
    scenario: 'syn-in-time-wait',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.10.7.4'), { rfc: 6191, section: '2' }],
    next: ['time-wait-assassination', 'reuse-options'],
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
    next: ['why-time-wait', 'when-reset'],
  },
  'many-time-waits': {
    scenario: 'connect-in-time-wait',
    moment: cites('call.alreadyExists'),
    highlight: [{ kind: 'state', side: 'client' }],
    citations: [rfc9293('3.6.1'), rfc9293('3.10.1'), { rfc: 6191, section: '2' }],
    next: ['server-time-waits', 'address-in-use'],
  },
  'server-time-waits': {
    scenario: 'server-closes-first',
    moment: arrives(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN') },
      { kind: 'state', side: 'server' },
      { kind: 'timer', side: 'server', timer: 'timeWait' },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.6.1'), { rfc: 9112, section: '9.3' }],
    next: ['many-time-waits', 'keep-alive'],
  },
} as const satisfies Record<string, Question>;
