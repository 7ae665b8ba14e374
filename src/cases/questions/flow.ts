/** Questions about windows and the sizes of segments. */
import { arrives, fires, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const flow = {
  'flow-control': {
    scenario: 'slow-reader',
    moment: arrives(sentBy('server', 'ACK', 3)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 3) },
      { kind: 'variable', side: 'client', name: 'SND.WND' },
      { kind: 'variable', side: 'server', name: 'RCV.WND' },
    ],
    citations: [rfc9293('3.8.6'), rfc9293('3.3.1'), { rfc: 7323, section: '2' }],
    next: ['zero-window', 'cwnd-or-rwnd'],
  },
  'zero-window': {
    scenario: 'zero-window',
    moment: fires('client', 'persist'),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'flights', find: sentBy('client', 'DATA', 3) },
      { kind: 'variable', side: 'client', name: 'SND.WND' },
    ],
    citations: [rfc9293('3.8.6.1'), rfc9293('3.8.6.2')],
    next: ['acknowledged-is-not-read', 'flow-control'],
  },
  'nagle-and-delayed-ack': {
    scenario: 'nagle-delayed-ack',
    moment: fires('server', 'delayedAck'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'flights', find: sentBy('server', 'ACK') },
      { kind: 'timer', side: 'server', timer: 'delayedAck' },
    ],
    citations: [rfc9293('3.7.4'), rfc9293('3.8.6.3')],
    next: ['delayed-ack', 'byte-stream'],
  },
  'mss-and-fragments': {
    scenario: 'fast-retransmit',
    moment: leaves(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('client', 'DATA') },
    ],
    citations: [rfc9293('3.7.1'), rfc9293('3.7.2')],
    next: ['header-fields', 'byte-stream'],
  },
} as const satisfies Record<string, Question>;
