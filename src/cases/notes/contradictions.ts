/** Where RFC 9293 contradicts itself, is silent, or is followed by nobody; each with the run that shows which way we went. */
import type { Case } from '../case.ts';
import { arrives, calls, cites, enters, leaves, sentBy } from '../moments.ts';

export const CONTRADICTIONS = {
  'repeated-syn': {
    scenario: 'syn-ack-lost-by-the-letter',
    moment: arrives(sentBy('client', 'SYN', 2)),
    highlight: [{ kind: 'flights', find: sentBy('server', 'ACK') }],
  },
  'crossed-syn-ack': {
    scenario: 'simultaneous-open',
    moment: cites('sequence.simultaneousSynAck'),
    highlight: [{ kind: 'flights', find: sentBy('server', 'SYN_ACK') }],
  },
  'second-syn': {
    scenario: 'old-duplicate-syn',
    lose: [{ from: 'client', nth: 2 }],
    moment: cites('syn.backToListen'),
    highlight: [{ kind: 'state', side: 'server' }],
  },
  'bad-ack-of-syn': {
    scenario: 'stray-ack',
    moment: cites('ack.badInSynRcvd'),
    highlight: [{ kind: 'flights', find: sentBy('server', 'RST') }],
  },
  'reset-of-an-open': {
    scenario: 'refused',
    moment: cites('synSent.reset'),
    highlight: [{ kind: 'state', side: 'client' }],
  },
  'fin-before-established': {
    scenario: 'simultaneous-close',
    lose: [
      { from: 'client', nth: 2 },
      { from: 'client', nth: 4 },
    ],
    moment: cites('fin.received', { side: 'server' }),
    highlight: [{ kind: 'state', side: 'server' }],
  },
  'fin-that-acknowledges': {
    scenario: 'three-segment-close',
    moment: cites('fin.withAck'),
    highlight: [{ kind: 'flights', find: sentBy('server', 'FIN') }],
  },
  'ack-of-the-fin-alone': {
    scenario: 'fin-overtakes-data',
    moment: cites('ack.duplicate', { side: 'client' }),
    highlight: [{ kind: 'state', side: 'client' }],
  },
  'syn-and-fin-count': {
    scenario: 'open-data-close',
    moment: cites('ack.ofFin'),
    highlight: [{ kind: 'variable', side: 'client', name: 'SND.UNA' }],
  },
  'fin-above-a-gap': {
    scenario: 'fin-overtakes-data',
    moment: cites('fin.held'),
    highlight: [{ kind: 'variable', side: 'server', name: 'RCV.NXT' }],
  },
  'ack-above-a-gap': {
    scenario: 'fin-overtakes-data',
    lose: [{ from: 'client', nth: 2 }],
    moment: cites('fin.held'),
    highlight: [{ kind: 'state', side: 'server' }],
  },
  'both-close-at-once': {
    scenario: 'simultaneous-close',
    moment: enters('client', 'TIME_WAIT'),
    highlight: [
      { kind: 'state', side: 'client' },
      { kind: 'state', side: 'server' },
    ],
  },
  'abort-without-a-wait': {
    scenario: 'aborted',
    moment: calls('client', 'abort'),
    highlight: [{ kind: 'state', side: 'client' }],
  },
  'repeated-fin': {
    scenario: 'last-ack-lost',
    moment: arrives(sentBy('server', 'FIN', 2)),
    highlight: [{ kind: 'timer', side: 'client', timer: 'timeWait' }],
  },
  'reset-in-time-wait': {
    scenario: 'time-wait-killed',
    moment: cites('reset.endsTimeWait'),
    highlight: [{ kind: 'state', side: 'client' }],
  },
  'ack-beyond-the-window': {
    scenario: 'slow-reader',
    moment: arrives(sentBy('server', 'DATA')),
    highlight: [{ kind: 'variable', side: 'client', name: 'SND.NXT' }],
  },
  'acks-without-end': {
    scenario: 'forged-data',
    moment: cites('sequence.unacceptable', { nth: 2 }),
    highlight: [{ kind: 'flights', find: ({ flights }) => flights.slice(-12) }],
  },
  'which-constants': {
    scenario: 'syn-lost',
    moment: leaves(sentBy('client', 'SYN', 2)),
    highlight: [{ kind: 'variable', side: 'client', name: 'RTO' }],
  },
} as const satisfies Readonly<Record<string, Case>>;
