/** Contrasts in what is answered, and how a connection ends. */
import { afterStep, arrives, calls, cites, enters, sentBy } from '../moments.ts';
import { both, each, segments, type Contrast } from './contrast.ts';

export const ANSWERING = {
  'edge-of-the-window': {
    rows: ['sequenceCheck'],
    ...both({
      scenario: 'data-ack-lost',
      moment: arrives(sentBy('client', 'DATA', 2)),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 2) }],
    }),
  },
  'limited-acks': {
    rows: ['ackRateLimitUs'],
    ...each(
      { scenario: 'forged-data' },
      { rfc: cites('ack.unsent', { nth: 2 }), linux: cites('ack.limited') },
    ),
  },
  'listening-goes-on': {
    rows: ['listenerStays', 'textOnSyn'],
    ...both({
      scenario: 'open-data-close',
      moment: enters('server', 'CLOSED'),
      highlight: [{ kind: 'state', side: 'server' }],
    }),
  },
  'simultaneous-open': {
    rows: ['simOpen'],
    ...both({
      scenario: 'simultaneous-open',
      moment: cites('sequence.simultaneousSynAck', { side: 'server' }),
      highlight: [{ kind: 'state', side: 'server' }],
    }),
  },
  'syn-again': {
    rows: ['dupSyn'],
    rfc: {
      scenario: 'syn-ack-lost-by-the-letter',
      moment: cites('sequence.repeatedSyn'),
      highlight: [{ kind: 'flights', find: sentBy('server', 'ACK') }],
    },
    linux: {
      scenario: 'syn-ack-lost',
      profile: 'linuxTextbook',
      moment: cites('sequence.repeatedSynAgain'),
      highlight: [{ kind: 'flights', find: sentBy('server', 'SYN_ACK', 2) }],
    },
  },
  'another-syn': {
    rows: ['synInSynRcvd'],
    ...each(
      {
        scenario: 'old-duplicate-syn',
        lose: segments('client', 2, 2),
        highlight: [{ kind: 'state', side: 'server' }],
      },
      { rfc: cites('syn.backToListen'), linux: cites('linux.resetsRequest') },
    ),
  },
  'syn-soon-again': {
    rows: ['synAgainUs'],
    ...both({
      scenario: 'old-duplicate-syn',
      moment: cites('synSent.badAck'),
      highlight: [{ kind: 'timer', side: 'client', timer: 'retransmission' }],
    }),
  },
  'fin-wait-2': {
    rows: ['finWait2Us'],
    ...both({
      scenario: 'peer-never-closes',
      moment: enters('client', 'FIN_WAIT_2'),
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'time-wait': {
    rows: ['timeWaitUs'],
    ...both({
      scenario: 'open-data-close',
      moment: enters('client', 'TIME_WAIT'),
      highlight: [{ kind: 'timer', side: 'client', timer: 'timeWait' }],
    }),
  },
  'wait-starts-anew': {
    rows: ['timeWaitRestart'],
    ...both({
      scenario: 'time-wait-killed',
      moment: afterStep(
        ({ side, before, cause }) =>
          side === 'client' && before.state === 'TIME_WAIT' && cause.kind === 'segment',
      ),
      highlight: [{ kind: 'timer', side: 'client', timer: 'timeWait' }],
    }),
  },
  'calling-again': {
    rows: ['timeWaitReuse'],
    ...both({
      scenario: 'call-again-in-time-wait',
      moment: afterStep(
        ({ side, before, cause }) =>
          side === 'server' &&
          before.state === 'TIME_WAIT' &&
          cause.kind === 'segment' &&
          cause.segment.syn,
      ),
      highlight: [{ kind: 'state', side: 'server' }],
    }),
  },
  'unread-data': {
    rows: ['closeUnread'],
    ...both({
      scenario: 'close-unread',
      moment: calls('server', 'close'),
      highlight: [{ kind: 'state', side: 'server' }],
    }),
  },
  'data-after-close': {
    rows: ['halfDuplexClose', 'resetBeforeFin', 'resetAtSackEdge'],
    ...both({
      scenario: 'data-after-close',
      moment: arrives(sentBy('server', 'DATA')),
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'ack-on-a-reset': {
    rows: ['resetCarriesAck'],
    ...both({
      scenario: 'aborted',
      moment: calls('client', 'abort'),
      highlight: [{ kind: 'flights', find: sentBy('client', 'RST') }],
    }),
  },
  'last-word-of-keep-alive': {
    rows: ['keepAliveResets'],
    ...both({
      scenario: 'keep-alive-finds-dead-peer',
      moment: cites('timer.keepAliveLimit'),
      highlight: [{ kind: 'state', side: 'server' }],
    }),
  },
} as const satisfies Readonly<Record<string, Contrast>>;
