/** Questions about resets, and about ends that have forgotten the connection. */
import { arrives, fires, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const resets = {
  'when-reset': {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [{ kind: 'flights', find: sentBy('server', 'RST') }],
    citations: [rfc9293('3.5.2'), rfc9293('3.5.3'), rfc9293('3.10.5'), rfc9293('3.10.7.1')],
    next: ['challenge-ack', 'read-write-errors'],
  },
  'half-open': {
    scenario: 'half-open',
    moment: leaves(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.5.1'), rfc9293('3.6.1'), { rfc: 4987, section: '2' }],
    next: ['peer-dies', 'syn-flood'],
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
    next: ['when-reset', 'half-open'],
  },
  'peer-dies': {
    scenario: 'half-open',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'RST') },
    ],
    citations: [rfc9293('3.5.1'), rfc9293('3.8.3'), rfc9293('3.8.4')],
    next: ['keep-alive', 'read-write-errors'],
  },
  'keep-alive': {
    scenario: 'keep-alive-finds-dead-peer',
    moment: fires('server', 'keepAlive'),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK') },
      { kind: 'timer', side: 'server', timer: 'keepAlive' },
    ],
    citations: [rfc9293('3.8.4'), { rfc: 9112, section: '9.3' }],
    next: ['peer-dies', 'server-time-waits'],
  },
} as const satisfies Record<string, Question>;
