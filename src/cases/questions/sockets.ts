/**
 * Questions about socket calls and their errors. Queues, ports and the options of sockets are no part of TCP: there the run
 * shows what TCP does behind them.
 */
import { arrives, cites, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const sockets = {
  'close-or-shutdown': {
    scenario: 'half-close',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.6.1'), { rfc: 2525, section: '2.17' }],
    next: ['read-after-close', 'so-linger'],
  },
  'so-linger': {
    scenario: 'aborted',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'RST') },
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.10.5'), rfc9293('3.6.1')],
    next: ['when-reset', 'why-time-wait'],
  },
  'connect-errors': {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'RST') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.10.7.3'), rfc9293('3.10.7.1'), rfc9293('3.8.3'), rfc9293('3.10.1')],
    next: ['syn-dropped', 'read-write-errors'],
  },
  'read-write-errors': {
    scenario: 'half-open',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'RST') },
    ],
    citations: [rfc9293('3.10.7.4'), rfc9293('3.5.1'), rfc9293('3.8.3')],
    next: ['peer-dies', 'when-reset'],
  },
  'listen-backlog': {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('server', 'ACK') },
    ],
    citations: [rfc9293('3.10.1'), rfc9293('3.10.7.2'), { rfc: 4987, section: '3' }],
    next: ['syn-flood', 'syn-dropped'],
  },
  'address-in-use': {
    scenario: 'listen-in-time-wait',
    moment: cites('call.alreadyExists'),
    highlight: [{ kind: 'state', side: 'server' }],
    citations: [rfc9293('3.9.1'), rfc9293('3.6.1')],
    next: ['reuse-options', 'whose-time-wait'],
  },
  'reuse-options': {
    scenario: 'syn-in-time-wait',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.4.1')],
    next: ['address-in-use', 'many-time-waits'],
  },
} as const satisfies Record<string, Question>;
