/** Wrong claims about connection setup. */
import { arrives, enters, inFlight, sentBy } from '../moments.ts';
import { rfc9293, type Cited } from '../questions/question.ts';

export const setup = {
  'lost-third-ack-means-reset': {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.10.7.4')],
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
  'third-ack-carries-no-data': {
    scenario: 'handshake-ack-lost-client-speaks',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'DATA') },
      { kind: 'state', side: 'server' },
    ],
    citations: [rfc9293('3.5'), rfc9293('3.10.7.4')],
  },
  'isn-starts-at-zero': {
    scenario: 'sequence-wrap',
    moment: arrives(sentBy('client', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('client', 'SYN') },
      { kind: 'flights', find: sentBy('client', 'DATA') },
    ],
    citations: [rfc9293('3.4'), rfc9293('3.4.1')],
  },
  'accept-gives-a-new-port': {
    scenario: 'open-data-close',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [
      { kind: 'flights', find: sentBy('server', 'SYN_ACK') },
      { kind: 'flights', find: sentBy('server', 'DATA') },
    ],
    citations: [rfc9293('3.4.1'), rfc9293('3.1')],
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
} as const satisfies Record<string, Cited>;
