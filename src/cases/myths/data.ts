/** Wrong claims about data, ACKs and silence. */
import { arrives, cites, enters, fires, sentBy } from '../moments.ts';
import { rfc9293, type Cited } from '../questions/question.ts';

export const data = {
  'lost-ack-is-resent': {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN', 2) },
      { kind: 'flights', find: sentBy('client', 'ACK', 4) },
    ],
    citations: [rfc9293('3.10.8'), rfc9293('3.4')],
  },
  'ack-number-is-the-last-byte': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('server', 'ACK')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'flights', find: sentBy('server', 'ACK') },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.1')],
  },
  'ack-means-read': {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'variable', side: 'server', name: 'RCV.WND' },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.8.6')],
  },
  'one-send-is-one-recv': {
    scenario: 'fast-retransmit',
    moment: cites('text.gapFilled', { side: 'server' }),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 7) },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('2.2'), rfc9293('3.9.1.2')],
  },
  'retransmission-after-a-fixed-time': {
    scenario: 'syn-lost-until-give-up',
    moment: fires('client', 'retransmission', 3),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 4) },
      { kind: 'variable', side: 'client', name: 'RTO' },
    ],
    citations: [rfc9293('3.8.1'), { rfc: 6298, section: '2' }, { rfc: 6298, section: '5' }],
  },
  'zero-window-is-congestion': {
    scenario: 'zero-window',
    moment: arrives(sentBy('server', 'ACK', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'variable', side: 'client', name: 'SND.WND' },
      { kind: 'variable', side: 'client', name: 'cwnd' },
    ],
    citations: [rfc9293('3.8.6'), { rfc: 5681, section: '3.1' }],
  },
  'keep-alive-finds-dead-peers': {
    scenario: 'keep-alive-finds-dead-peer',
    moment: enters('server', 'CLOSED'),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'timer', side: 'server', timer: 'keepAlive' },
    ],
    citations: [rfc9293('3.8.4')],
  },
  'cable-ends-the-connection': {
    scenario: 'keep-alive-finds-dead-peer',
    moment: fires('server', 'keepAlive'),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.5.1'), rfc9293('3.8.3')],
  },
} as const satisfies Record<string, Cited>;
