/** Questions about opening a connection. */
import { arrives, enters, fires, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const opening = {
  'three-to-open': {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('client', 'RST') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.4.1'), rfc9293('3.5')],
    next: ['why-not-four', 'random-isn'],
  },
  'why-not-four': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('server', 'SYN_ACK')),
    highlight: [{ kind: 'flights', find: sentBy('server', 'SYN_ACK') }],
    citations: [rfc9293('3.4.1'), rfc9293('3.5')],
    next: ['three-to-open-four-to-close', 'simultaneous-open'],
  },
  'syn-lost': {
    scenario: 'syn-lost',
    moment: fires('client', 'retransmission'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'timer', side: 'client', timer: 'retransmission' },
    ],
    citations: [rfc9293('3.8.3'), { rfc: 6298, section: '2' }, { rfc: 6298, section: '5' }],
    next: ['syn-ack-lost', 'syn-dropped'],
  },
  'syn-ack-lost': {
    scenario: 'syn-ack-lost',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'flights', find: sentBy('server', 'SYN_ACK', 2) },
    ],
    citations: [rfc9293('3.10.7.4'), rfc9293('3.10.8')],
    next: ['third-segment-lost', 'syn-flood'],
  },
  'third-segment-lost': {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.10.7.4'), rfc9293('3.4')],
    next: ['listen-backlog', 'last-ack-lost'],
  },
  'simultaneous-open': {
    scenario: 'simultaneous-open',
    moment: enters('server', 'ESTABLISHED'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
    ],
    citations: [rfc9293('3.5'), rfc9293('3.10.7.3')],
    next: ['why-not-four', 'simultaneous-close'],
  },
  'syn-dropped': {
    scenario: 'syn-lost-until-give-up',
    moment: fires('client', 'retransmission', 3),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 4) },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.8.3'), rfc9293('3.10.7.1'), { rfc: 4987, section: '2' }],
    next: ['connect-errors', 'listen-backlog'],
  },
} as const satisfies Record<string, Question>;
