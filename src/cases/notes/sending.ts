/** Contrasts in what is sent, and when: sizes, timers, patience, windows. */
import { arrives, calls, cites, fires, leaves, sentBy } from '../moments.ts';
import { both, each, GAVE_UP, segments, type Contrast } from './contrast.ts';

export const SENDING = {
  'segment-and-buffer': {
    rows: ['mss', 'rcvBuf'],
    ...both({
      scenario: 'open-data-close',
      moment: leaves(sentBy('client', 'SYN')),
      highlight: [{ kind: 'flights', find: sentBy('client', 'SYN') }],
    }),
  },
  'retransmission-timeout': {
    rows: ['rtoMinUs', 'rtoMaxUs', 'rtoEstimator'],
    ...both({
      scenario: 'data-lost',
      moment: fires('client', 'retransmission'),
      highlight: [{ kind: 'timer', side: 'client', timer: 'retransmission' }],
    }),
  },
  'patience-with-a-syn': {
    rows: ['synRetries', 'synAckRetries'],
    ...both({
      scenario: 'syn-lost-until-give-up',
      moment: GAVE_UP,
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'patience-with-data': {
    rows: ['dataRetries', 'giveUpBy', 'userTimeoutFrom'],
    ...both({
      scenario: 'open-data-close',
      lose: segments('client', 3, 20),
      moment: GAVE_UP,
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'patience-of-nobody': {
    rows: ['orphanRetries', 'lastAckFrom'],
    ...both({
      scenario: 'open-data-close',
      lose: segments('client', 5, 20),
      moment: GAVE_UP,
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'after-a-timeout': {
    rows: ['afterTimeout', 'frto'],
    rfc: {
      scenario: 'fast-retransmit',
      lose: segments('client', 3, 6),
      moment: arrives(sentBy('server', 'ACK')),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 6) }],
    },
    linux: {
      scenario: 'fast-retransmit',
      profile: 'linuxTextbook',
      lose: segments('client', 3, 7),
      moment: cites('linux.sendsLostAgain'),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 7) }],
    },
  },
  'one-segment-of-two': {
    rows: ['mergeRetransmissions'],
    ...both({
      scenario: 'half-close',
      lose: segments('client', 3, 4),
      moment: fires('client', 'retransmission'),
      highlight: [
        {
          kind: 'flights',
          find: ({ flights }) => flights.filter((f) => f.again !== null).slice(0, 1),
        },
      ],
    }),
  },
  congestion: {
    rows: ['congestion', 'windowUpdate'],
    ...both({
      scenario: 'data-lost',
      moment: fires('client', 'retransmission'),
      highlight: [{ kind: 'variable', side: 'client', name: 'cwnd' }],
    }),
  },
  'initial-window': {
    rows: ['initialWindowSegments'],
    ...both({
      scenario: 'fast-retransmit',
      moment: leaves(sentBy('client', 'DATA')),
      highlight: [{ kind: 'variable', side: 'client', name: 'cwnd' }],
    }),
  },
  'when-to-acknowledge': {
    rows: ['acks', 'delayedAckUs'],
    ...both({
      scenario: 'open-data-close',
      moment: arrives(sentBy('client', 'FIN')),
      highlight: [{ kind: 'timer', side: 'server', timer: 'delayedAck' }],
    }),
  },
  'rest-of-the-window': {
    rows: ['smallSegments'],
    rfc: {
      scenario: 'slow-reader',
      moment: calls('client', 'send'),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 3) }],
    },
    linux: {
      scenario: 'slow-reader',
      profile: 'linuxTextbook',
      moment: leaves(sentBy('client', 'DATA', 4)),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 4) }],
    },
  },
  'send-buffer': {
    rows: ['sndBuf', 'sndBufMax'],
    ...both({
      scenario: 'fast-retransmit',
      moment: calls('client', 'send'),
      highlight: [{ kind: 'variable', side: 'client', name: 'SND.NXT' }],
    }),
  },
  'window-of-memory': {
    rows: ['windowFrom', 'rcvBufGrows', 'rcvBufMax'],
    ...both({
      scenario: 'slow-reader',
      moment: arrives(sentBy('client', 'DATA')),
      highlight: [{ kind: 'variable', side: 'server', name: 'RCV.WND' }],
    }),
  },
  'window-probe': {
    rows: ['probe'],
    ...each(
      {
        scenario: 'slow-reader',
        highlight: [
          {
            kind: 'flights',
            find: ({ flights }) => flights.filter((f) => f.reason === 'probe').slice(0, 1),
          },
        ],
      },
      { rfc: fires('client', 'persist', 2), linux: fires('client', 'persist') },
    ),
  },
} as const satisfies Readonly<Record<string, Contrast>>;
