/** Wrong claims that circulate, each with the run that refutes it. */
import { arrives, atEnd, enters, fires, inFlight, leaves, sentBy } from './moments.ts';
import { rfc9293, type Question } from './questions/question.ts';

export const MYTHS = {
  'lost-third-ack-means-reset': {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.10.7.4')],
  },
  'lost-ack-is-resent': {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'FIN', 2) },
      { kind: 'flights', find: sentBy('client', 'ACK', 4) },
    ],
    citations: [rfc9293('3.10.8'), rfc9293('3.4')],
  },
  'both-established-at-once': {
    scenario: 'open-data-close',
    moment: inFlight(sentBy('client', 'ACK')),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.5')],
  },
  'syn-sent-means-closed-port': {
    scenario: 'refused',
    moment: arrives(sentBy('server', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'RST') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.5.2'), rfc9293('3.10.7.1')],
  },
  'connect-gives-up-after-63-s': {
    scenario: 'linux-connect-gives-up',
    moment: enters('client', 'CLOSED'),
    highlight: [{ kind: 'flights', find: sentBy('client', 'SYN', 7) }],
    citations: [rfc9293('3.8.3'), { rfc: 6298, section: '5' }],
  },
  'syn-backlog-counts-connections': {
    scenario: 'handshake-ack-lost-silence',
    moment: inFlight(sentBy('server', 'SYN_ACK', 2)),
    highlight: [
      { kind: 'state', side: 'server' },
      { kind: 'flights', find: sentBy('server', 'SYN_ACK', 2) },
    ],
    citations: [rfc9293('3.10.7.2'), { rfc: 4987, section: '3' }],
  },
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
  'nobody-waits-after-reset': {
    scenario: 'aborted',
    moment: arrives(sentBy('client', 'RST')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'RST') },
      { kind: 'state', side: 'client' },
    ],
    citations: [rfc9293('3.3.2'), rfc9293('3.5.2'), rfc9293('3.10.5')],
  },
} as const satisfies Record<string, Question>;

export type MythId = keyof typeof MYTHS;

export const MYTH_IDS = Object.keys(MYTHS) as MythId[];
