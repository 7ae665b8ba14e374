/** The values in which the profiles differ, as they read in a table. In English. */
import { patienceUs, retriesOf } from '../../../../../machines/tcp/timers/patience.ts';
import { initialWindow } from '../../../../../machines/tcp/output/congestionWindow.ts';
import type { ProfileRowWords } from '../../../contract/index.ts';
import { bytes, lasting } from '../../say.ts';

const yes = (value: boolean): string => (value ? 'yes' : 'no');

export const profileRows: ProfileRowWords = {
  mss: { name: 'Maximum segment size (MSS)', value: bytes },
  rcvBuf: { name: 'Receive buffer', value: bytes },
  rtoMinUs: { name: 'Minimum RTO', value: lasting },
  rtoMaxUs: { name: 'Maximum RTO', value: lasting },
  rtoEstimator: {
    name: 'The minimum applies to',
    value: (v) =>
      ({ rfc6298: 'the whole RTO', rfc1122: 'the whole RTO', linux: 'the RTTVAR part' })[v],
  },
  synRetries: { name: 'Retransmissions of a SYN', value: String },
  synAckRetries: {
    name: 'Retransmissions of a SYN+ACK',
    value: (v, { synRetries }) => String(v ?? synRetries),
  },
  dataRetries: { name: 'Retransmissions of data (R2)', value: String },
  userTimeoutFrom: {
    name: 'The user timeout counts from',
    value: (v) => ({ data: 'the data', retransmission: 'the first retransmission' })[v],
  },
  giveUpBy: {
    name: 'Retry limit for data',
    value: (v, profile) =>
      v === 'count'
        ? 'a number of retransmissions'
        : `a time, ${lasting(patienceUs(profile.dataRetries, profile))}`,
  },
  orphanRetries: {
    name: 'Retransmissions of an orphaned socket',
    value: (_, profile) => String(retriesOf({ orphan: true }, profile)),
  },
  afterTimeout: {
    name: 'Retransmitted after a time-out',
    value: (v) => ({ front: 'the first segment', all: 'all in flight' })[v],
  },
  mergeRetransmissions: { name: 'Small segments are merged', value: yes },
  congestion: {
    name: 'cwnd is counted in',
    value: (v) => ({ rfc5681: 'bytes', rfc793: 'nothing: there is none', linux: 'segments' })[v],
  },
  frto: { name: 'Spurious timeouts are detected (F-RTO)', value: yes },
  initialWindowSegments: {
    name: 'Initial congestion window',
    value: (_, profile) => bytes(initialWindow(profile, profile.mss, false)),
  },
  acks: {
    name: 'An ACK of data is sent',
    value: (v) => ({ rfc: 'within the delay', linux: 'at once, later delayed' })[v],
  },
  delayedAckUs: { name: 'ACK delay', value: (v) => (v === 0 ? 'none' : lasting(v)) },
  smallSegments: {
    name: 'Data is sent',
    value: (v) => ({ rfc: 'in full segments', linux: 'in packets, to the window edge' })[v],
  },
  windowFrom: {
    name: 'The window counts',
    value: (v) => ({ octets: 'free bytes', memory: 'free memory' })[v],
  },
  sndBuf: { name: 'Send buffer', value: (v) => (v === null ? 'no limit' : bytes(v)) },
  sndBufMax: { name: 'Largest send buffer', value: (v) => (v === null ? 'no limit' : bytes(v)) },
  rcvBufGrows: { name: 'The buffer grows', value: yes },
  rcvBufMax: { name: 'Largest receive buffer', value: bytes },
  probe: {
    name: 'A probe carries',
    value: (v) => ({ octet: 'one byte', empty: 'nothing' })[v],
  },
  sequenceCheck: {
    name: 'A segment at the edge',
    value: (v) => ({ rfc: 'is unacceptable', linux: 'has its ACK used' })[v],
  },
  ackRateLimitUs: {
    name: 'Rate of such ACKs',
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
        figure7: 'is accepted',
        linux: 'is accepted, and acknowledged',
        literal: 'is dropped',
      })[v],
  },
  dupSyn: {
    name: 'A duplicate SYN gets',
    value: (v) => ({ ack: 'an ACK', synack: 'the SYN+ACK' })[v],
  },
  synInSynRcvd: {
    name: 'Another SYN gets',
    value: (v) => ({ silent: 'no answer', reset: 'a RST' })[v],
  },
  synAgainUs: {
    name: 'The SYN is retransmitted',
    value: (v) => (v === 0 ? 'after its RTO' : `after ${lasting(v)}`),
  },
  finWait2Us: {
    name: 'FIN_WAIT_2 of an orphaned socket',
    value: (v) => (v === 0 ? 'no limit' : lasting(v)),
  },
  textOnSyn: {
    name: 'Data or a FIN on a SYN',
    value: (v) => ({ kept: 'is buffered', dropped: 'is dropped' })[v],
  },
  windowUpdate: {
    name: 'A window is taken from',
    value: (v) => ({ rfc: 'the latest segment', linux: 'a new ACK or data, or if larger' })[v],
  },
  lastAckFrom: {
    name: 'LAST_ACK begins, if data waits, with',
    value: (v) => ({ fin: 'the FIN', close: 'close()' })[v],
  },
  resetAtSackEdge: { name: 'A RST at the end of the SACK blocks is accepted', value: yes },
  resetBeforeFin: { name: 'A RST with the number of the FIN is accepted', value: yes },
  timeWaitUs: { name: '2MSL', value: lasting },
  timeWaitRestart: {
    name: 'Restarted by',
    value: (v) => ({ fin: 'a retransmitted FIN', ack: 'any ACK' })[v],
  },
  timeWaitReuse: {
    name: 'A new SYN in TIME_WAIT',
    value: (v) => (v ? 'opens a connection' : 'gets a challenge ACK'),
  },
  closeUnread: {
    name: 'Closing with unread data sends',
    value: (v) => ({ fin: 'a FIN', reset: 'a RST' })[v],
  },
  halfDuplexClose: {
    name: 'Data after close()',
    value: (v) => (v ? 'gets a RST' : 'is received'),
  },
  resetCarriesAck: { name: 'The RST carries an ACK', value: yes },
  keepAliveResets: { name: 'A RST is sent', value: yes },
};
