/** Questions about what TCP is. */
import { arrives, cites, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const basics = {
  'what-is-a-connection': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('client', 'ACK')),
    highlight: [
      { kind: 'variable', side: 'client', name: 'SND.NXT' },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('3.3.1'), rfc9293('3.4.1')],
    next: ['three-to-open', 'address-in-use'],
  },
  'byte-stream': {
    scenario: 'fast-retransmit',
    moment: cites('text.gapFilled', { side: 'server' }),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 7) },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('2.2'), rfc9293('3.9.1.2')],
    next: ['nagle-and-delayed-ack', 'tcp-or-udp'],
  },
  'what-makes-it-reliable': {
    scenario: 'data-lost',
    moment: arrives(sentBy('client', 'DATA', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
    ],
    citations: [rfc9293('2.2'), rfc9293('3.4'), rfc9293('3.8.1'), rfc9293('3.1')],
    next: ['acknowledged-is-not-read', 'rto'],
  },
  'full-duplex': {
    scenario: 'half-close',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'DATA') },
    ],
    citations: [rfc9293('3.3.1'), rfc9293('3.6')],
    next: ['three-to-open-four-to-close', 'close-or-shutdown'],
  },
  'tcp-or-udp': {
    scenario: 'open-data-close',
    moment: leaves(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN') },
      { kind: 'flights', find: sentBy('client', 'DATA') },
    ],
    citations: [rfc9293('2.2'), { rfc: 8085, section: '3.1' }],
    next: ['what-makes-it-reliable', 'same-port-tcp-udp'],
  },
  'same-port-tcp-udp': {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [{ kind: 'flights', find: sentBy('server', 'RST') }],
    citations: [rfc9293('3.1'), { rfc: 6335, section: '6' }],
    next: ['what-is-a-connection', 'reuse-options'],
  },
  'header-fields': {
    scenario: 'open-data-close',
    moment: leaves(sentBy('client', 'DATA')),
    highlight: [{ kind: 'flights', find: sentBy('client', 'DATA') }],
    citations: [rfc9293('3.1'), rfc9293('3.2')],
    next: ['what-takes-a-number', 'read-a-capture'],
  },
  'slow-to-start': {
    scenario: 'fast-retransmit',
    moment: leaves(sentBy('client', 'DATA', 4)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN') },
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'variable', side: 'client', name: 'cwnd' },
    ],
    citations: [rfc9293('3.5'), { rfc: 5681, section: '3.1' }, { rfc: 7413, section: '1' }],
    next: ['congestion-control', 'keep-alive'],
  },
} as const satisfies Record<string, Question>;
