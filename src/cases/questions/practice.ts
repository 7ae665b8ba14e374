/**
 * Questions from practice. Queues, ports and the options of sockets are no part of TCP: there the run shows what TCP does
 * behind them, and the answer says what is not simulated.
 */
import { arrives, atEnd, cites, fires, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const practice = {
  'many-time-waits': {
    scenario: 'connect-in-time-wait',
    moment: cites('call.alreadyExists'),
    highlight: [{ kind: 'state', side: 'client' }],
    citations: [rfc9293('3.6.1'), rfc9293('3.10.1'), { rfc: 6191, section: '2' }],
  },
  'close-wait-piles-up': {
    scenario: 'peer-never-closes',
    moment: atEnd,
    highlight: [{ kind: 'state', side: 'server' }],
    citations: [rfc9293('3.3.2'), rfc9293('3.6'), rfc9293('3.10.4')],
  },
  'close-or-shutdown': {
    scenario: 'half-close',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'DATA') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.6.1'), { rfc: 2525, section: '2.17' }],
  },
  'listen-backlog': {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('server', 'ACK') },
    ],
    citations: [rfc9293('3.10.1'), rfc9293('3.10.7.2'), { rfc: 4987, section: '3' }],
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
  },
  'address-in-use': {
    scenario: 'listen-in-time-wait',
    moment: cites('call.alreadyExists'),
    highlight: [{ kind: 'state', side: 'server' }],
    citations: [rfc9293('3.10.1'), rfc9293('3.6.1')],
  },
} as const satisfies Record<string, Question>;
