/** Questions from practice: what piles up, what attacks, and how to look. */
import { arrives, atEnd, fires, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const practice = {
  'close-wait-piles-up': {
    scenario: 'peer-never-closes',
    moment: atEnd,
    highlight: [{ kind: 'state', side: 'server' }],
    citations: [rfc9293('3.3.2'), rfc9293('3.6'), rfc9293('3.10.4')],
    next: ['look-at-states', 'fin-wait-2'],
  },
  'syn-flood': {
    scenario: 'forged-syn',
    moment: fires('server', 'retransmission', 3),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'timer', side: 'server', timer: 'retransmission' },
    ],
    citations: [
      { rfc: 4987, section: '2' },
      { rfc: 4987, section: '3.6' },
    ],
    next: ['listen-backlog', 'random-isn'],
  },
  'look-at-states': {
    scenario: 'peer-never-closes',
    moment: atEnd,
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.3.2'), rfc9293('3.10.6')],
    next: ['close-wait-piles-up', 'server-time-waits'],
  },
  'read-a-capture': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'ACK', 3)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN') },
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('client', 'FIN') },
    ],
    citations: [rfc9293('3.1'), rfc9293('3.4')],
    next: ['four-or-three-to-close', 'header-fields'],
  },
} as const satisfies Record<string, Question>;
