/** Wrong claims about teardown, TIME_WAIT and resets. */
import { arrives, atEnd, enters, fires, leaves, sentBy } from '../moments.ts';
import { rfc9293, type Cited } from '../questions/question.ts';

export const teardown = {
  'fin-has-only-fin': {
    scenario: 'open-data-close',
    moment: leaves(sentBy('client', 'FIN')),
    highlight: [{ kind: 'flights', find: sentBy('client', 'FIN') }],
    citations: [rfc9293('3.1'), rfc9293('3.10.4')],
  },
  'close-takes-four-packets': {
    scenario: 'three-segment-close',
    moment: enters('client', 'TIME_WAIT'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'flights', find: sentBy('server', 'FIN') },
      { kind: 'flights', find: sentBy('client', 'ACK', 3) },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.8.6.3')],
  },
  'ack-and-fin-always-merge': {
    scenario: 'open-data-close',
    moment: leaves(sentBy('server', 'FIN')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'ACK', 2) },
      { kind: 'flights', find: sentBy('server', 'FIN') },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.10.4')],
  },
  'close-waits-for-the-peer': {
    scenario: 'fin-overtakes-data',
    moment: leaves(sentBy('client', 'FIN')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'flights', find: sentBy('client', 'FIN') },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.10.4')],
  },
  'close-wait-by-own-fin': {
    scenario: 'open-data-close',
    moment: enters('server', 'CLOSE_WAIT'),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'FIN') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.3.2'), rfc9293('3.6')],
  },
  'waits-end-by-themselves': {
    scenario: 'peer-never-closes',
    moment: atEnd,
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6'), rfc9293('3.6.1')],
  },
  'time-wait-is-the-clients': {
    scenario: 'server-closes-first',
    moment: enters('server', 'TIME_WAIT'),
    highlight: [{ kind: 'state', side: 'server' }],
    citations: [rfc9293('3.6'), rfc9293('3.3.2')],
  },
  'time-wait-is-a-bug': {
    scenario: 'no-time-wait-old-data',
    moment: arrives(sentBy('client', 'DATA', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA', 2) },
      { kind: 'variable', side: 'server', name: 'RCV.NXT' },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.4.2'), { rfc: 1337, section: '2' }],
  },
  'fin-timeout-is-time-wait': {
    scenario: 'fin-timeout',
    moment: fires('client', 'timeWait'),
    highlight: [
      { kind: 'timer', side: 'client', timer: 'finWait2' },
      { kind: 'timer', side: 'client', timer: 'timeWait' },
    ],
    citations: [rfc9293('3.6.1'), rfc9293('3.4.2')],
  },
  '2msl-allows-one-loss': {
    scenario: 'last-ack-lost',
    lose: [
      { from: 'client', nth: 7 },
      { from: 'client', nth: 8 },
    ],
    moment: arrives(sentBy('server', 'FIN', 4)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN', 4) },
      { kind: 'flights', find: sentBy('client', 'ACK', 6) },
      { kind: 'timer', side: 'client', timer: 'timeWait' },
    ],
    citations: [rfc9293('3.4.2'), rfc9293('3.6.1')],
  },
  'turn-on-tw-recycle': {
    scenario: 'syn-in-time-wait',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN', 2) },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.6.1'), { rfc: 6191, section: '2' }],
  },
  'reset-is-an-error': {
    scenario: 'old-duplicate-syn',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'RST') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.5.2'), rfc9293('3.5'), rfc9293('3.10.5')],
  },
  'nobody-waits-after-reset': {
    scenario: 'aborted',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'RST') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.3.2'), rfc9293('3.5.2'), rfc9293('3.10.5')],
  },
} as const satisfies Record<string, Cited>;
