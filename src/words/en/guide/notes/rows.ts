/** The values in which the profiles differ, as they read in a table. In English. */
import { patienceUs, retriesOf } from '../../../../../machines/tcp/linux/patience.ts';
import { initialWindow } from '../../../../../machines/tcp/output/congestion.ts';
import type { ProfileRowWords } from '../../../contract/index.ts';
import { bytes, lasting } from '../../say.ts';

const yes = (value: boolean): string => (value ? 'yes' : 'no');

export const profileRows: ProfileRowWords = {
  mss: { name: 'Largest segment (MSS)', value: bytes },
  rcvBuf: { name: 'Receive buffer', value: bytes },
  rtoMinUs: { name: 'Least RTO', value: lasting },
  rtoMaxUs: { name: 'Greatest RTO', value: lasting },
  rtoEstimator: {
    name: 'What is kept above the least',
    value: (v) => ({ rfc6298: 'the whole RTO', linux: 'the spread’s part' })[v],
  },
  synRetries: { name: 'Retransmissions of a SYN', value: String },
  synAckRetries: {
    name: 'Retransmissions of a SYN+ACK',
    value: (v, { synRetries }) => String(v ?? synRetries),
  },
  dataRetries: { name: 'Retransmissions of data (R2)', value: String },
  giveUpBy: {
    name: 'What decides',
    value: (v, profile) =>
      v === 'count'
        ? 'their number'
        : `their time, ${lasting(patienceUs(profile.dataRetries, profile))}`,
  },
  orphanRetries: {
    name: 'Retransmissions for no program',
    value: (_, profile) => String(retriesOf({ orphan: true }, profile)),
  },
  afterTimeout: {
    name: 'Sent again',
    value: (v) => ({ front: 'the first segment', all: 'all in flight' })[v],
  },
  mergeRetransmissions: { name: 'Small segments go again as one', value: yes },
  congestion: {
    name: 'Counted in',
    value: (v) => ({ rfc5681: 'bytes', linux: 'segments' })[v],
  },
  initialWindow: {
    name: 'Initial congestion window',
    value: (_, profile) => bytes(initialWindow(profile, profile.mss, false)),
  },
  acks: {
    name: 'An ACK of data leaves',
    value: (v) => ({ rfc: 'within the delay', linux: 'quick or ping-pong' })[v],
  },
  delayedAckUs: { name: 'Delay', value: (v) => (v === 0 ? 'none' : lasting(v)) },
  smallSegments: {
    name: 'Data leaves',
    value: (v) => ({ rfc: 'by full segments', linux: 'in packets, to the window’s edge' })[v],
  },
  windowFrom: {
    name: 'The window counts',
    value: (v) => ({ octets: 'free bytes', memory: 'free memory' })[v],
  },
  probe: {
    name: 'A probe carries',
    value: (v) => ({ octet: 'one byte', empty: 'nothing' })[v],
  },
  sequenceCheck: {
    name: 'A segment at the edge',
    value: (v) => ({ rfc: 'is unacceptable', linux: 'is looked at' })[v],
  },
  ackRateLimitUs: {
    name: 'Such ACKs',
    value: (v) => (v === 0 ? 'no limit' : `one in ${lasting(v)}`),
  },
  listenerStays: {
    name: 'The listener',
    value: (v) => (v ? 'stays' : 'becomes the connection'),
  },
  simOpen: {
    name: 'The crossing SYN+ACK',
    value: (v) =>
      ({
        figure7: 'is taken',
        linux: 'is taken, with an ACK',
        literal: 'is dropped',
      })[v],
  },
  dupSyn: {
    name: 'A repeated SYN gets',
    value: (v) => ({ ack: 'an ACK', synack: 'the SYN+ACK' })[v],
  },
  synInSynRcvd: {
    name: 'Another SYN gets',
    value: (v) => ({ silent: 'no answer', reset: 'a RST' })[v],
  },
  synAgainUs: {
    name: 'The SYN goes again',
    value: (v) => (v === 0 ? 'after its RTO' : `after ${lasting(v)}`),
  },
  finWait2Us: {
    name: 'FIN_WAIT_2 without a program',
    value: (v) => (v === 0 ? 'no limit' : lasting(v)),
  },
  textOnSyn: {
    name: 'Text or a FIN on a SYN',
    value: (v) => ({ kept: 'is kept for later', dropped: 'is dropped' })[v],
  },
  windowUpdate: {
    name: 'A window is taken from',
    value: (v) => ({ rfc: 'the latest segment', linux: 'news, or if larger' })[v],
  },
  lastAckFrom: {
    name: 'LAST_ACK, while data waits, begins with',
    value: (v) => ({ fin: 'the FIN', close: 'close()' })[v],
  },
  resetBeforeFin: { name: 'A RST numbered as the FIN counts', value: yes },
  timeWaitUs: { name: '2MSL', value: lasting },
  timeWaitRestart: {
    name: 'Started anew by',
    value: (v) => ({ fin: 'a repeated FIN', ack: 'any ACK' })[v],
  },
  timeWaitReuse: {
    name: 'A new SYN in TIME_WAIT',
    value: (v) => (v ? 'opens anew' : 'is questioned'),
  },
  closeUnread: {
    name: 'Closing with data unread sends',
    value: (v) => ({ fin: 'a FIN', reset: 'a RST' })[v],
  },
  halfDuplexClose: {
    name: 'Data after close()',
    value: (v) => (v ? 'gets a RST' : 'is taken'),
  },
  resetCarriesAck: { name: 'The RST carries an ACK', value: yes },
  keepAliveResets: { name: 'A RST at the end', value: yes },
};
