/** Questions about retransmission and congestion. */
import { cites, fires, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Question } from './question.ts';

export const loss = {
  rto: {
    scenario: 'data-lost',
    moment: fires('client', 'retransmission'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'variable', side: 'client', name: 'SRTT' },
      { kind: 'variable', side: 'client', name: 'RTO' },
    ],
    citations: [
      rfc9293('3.8.1'),
      { rfc: 6298, section: '2' },
      { rfc: 6298, section: '3' },
      { rfc: 6298, section: '5' },
    ],
    next: ['fast-retransmit', 'syn-lost'],
  },
  'fast-retransmit': {
    scenario: 'fast-retransmit',
    moment: cites('congestion.fastRetransmit', { side: 'client' }),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'flights', find: sentBy('client', 'DATA', 7) },
    ],
    citations: [{ rfc: 5681, section: '3.2' }, rfc9293('3.8.2')],
    next: ['congestion-control', 'rto'],
  },
  'congestion-control': {
    scenario: 'fast-retransmit',
    moment: cites('congestion.recovered', { side: 'client' }),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 7) },
      { kind: 'variable', side: 'client', name: 'cwnd' },
    ],
    citations: [
      { rfc: 5681, section: '3.1' },
      { rfc: 5681, section: '3.2' },
      rfc9293('3.8.2'),
      { rfc: 9438, section: '4.6' },
    ],
    next: ['cwnd-or-rwnd', 'fast-retransmit'],
  },
  'cwnd-or-rwnd': {
    scenario: 'fast-retransmit',
    moment: leaves(sentBy('client', 'DATA', 4)),
    highlight: [
      { kind: 'variable', side: 'client', name: 'cwnd' },
      { kind: 'variable', side: 'client', name: 'SND.WND' },
    ],
    citations: [{ rfc: 5681, section: '3.1' }, rfc9293('3.8.6')],
    next: ['flow-control', 'congestion-control'],
  },
} as const satisfies Record<string, Question>;
