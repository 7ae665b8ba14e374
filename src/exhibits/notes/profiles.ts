/** In what the profiles differ: for each difference the constants that make it, and a run that shows it in both. */
import type { Profile, ProfileName } from '../../../machines/tcp/profiles.ts';
import type { Side } from '../../simulation/scenario.ts';
import type { Exhibit, FindMoment, SegmentName } from '../exhibit.ts';
import {
  afterStep,
  arrives,
  calls,
  cites,
  enters,
  fires,
  leaves,
  sentBy,
  told,
} from '../moments.ts';

export interface Contrast extends Readonly<Record<ProfileName, Exhibit>> {
  /** The values of the profiles that make the difference. */
  readonly rows: readonly (keyof Profile)[];
}

/** The same run at the same moment in both profiles. */
const both = (exhibit: Exhibit): Record<ProfileName, Exhibit> => ({
  rfc: exhibit,
  linux: { ...exhibit, profile: 'linux' },
});

/** The same run in both profiles, each at a moment of its own. */
const each = (
  exhibit: Omit<Exhibit, 'moment' | 'profile'>,
  moments: Readonly<Record<ProfileName, FindMoment>>,
): Record<ProfileName, Exhibit> => ({
  rfc: { ...exhibit, moment: moments.rfc },
  linux: { ...exhibit, profile: 'linux', moment: moments.linux },
});

/** The segments of a side from one number to another. */
const segments = (from: Side, first: number, last: number): SegmentName[] =>
  Array.from({ length: last - first + 1 }, (_, i) => ({ from, nth: first + i }));

const GAVE_UP = told('client', 'error: connection aborted, excessive retransmissions (R2)');

export const CONTRASTS = {
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
    rows: ['dataRetries', 'giveUpBy'],
    ...both({
      scenario: 'open-data-close',
      lose: segments('client', 3, 20),
      moment: GAVE_UP,
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'patience-of-nobody': {
    rows: ['orphanRetries'],
    ...both({
      scenario: 'open-data-close',
      lose: segments('client', 5, 20),
      moment: GAVE_UP,
      highlight: [{ kind: 'state', side: 'client' }],
    }),
  },
  'after-a-timeout': {
    rows: ['afterTimeout'],
    rfc: {
      scenario: 'fast-retransmit',
      lose: segments('client', 3, 6),
      moment: arrives(sentBy('server', 'ACK')),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 6) }],
    },
    linux: {
      scenario: 'fast-retransmit',
      profile: 'linux',
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
    rows: ['congestion'],
    ...both({
      scenario: 'data-lost',
      moment: fires('client', 'retransmission'),
      highlight: [{ kind: 'variable', side: 'client', name: 'cwnd' }],
    }),
  },
  'initial-window': {
    rows: ['initialWindow'],
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
    ...both({
      scenario: 'slow-reader',
      moment: calls('client', 'send'),
      highlight: [{ kind: 'flights', find: sentBy('client', 'DATA', 3) }],
    }),
  },
  'window-of-memory': {
    rows: ['windowFrom'],
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
    rows: ['listenerStays'],
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
      profile: 'linux',
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
    rows: ['halfDuplexClose'],
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

export type ContrastId = keyof typeof CONTRASTS;

/** The values in which the profiles differ. */
export type ProfileRow = (typeof CONTRASTS)[ContrastId]['rows'][number];

export const contrastOf = (id: ContrastId): Contrast => CONTRASTS[id];

/** The values that make a difference. */
export const rowsOf = (id: ContrastId): readonly ProfileRow[] => CONTRASTS[id].rows;

export const isContrast = (id: string): id is ContrastId => Object.hasOwn(CONTRASTS, id);
