/** The flags of a segment as bits of one number, in the order of `FLAGS`: a capture has millions of segments. */
import { FLAGS, type AnalysisFlag } from '../captured.ts';

const bitOf = (flag: AnalysisFlag): number => 1 << FLAGS.indexOf(flag);

export const FLAG = {
  retransmission: bitOf('retransmission'),
  fast: bitOf('fast_retransmission'),
  spurious: bitOf('spurious_retransmission'),
  outOfOrder: bitOf('out_of_order'),
  duplicateAck: bitOf('duplicate_ack'),
  lostSegment: bitOf('lost_segment'),
  ackLostSegment: bitOf('ack_lost_segment'),
  keepAlive: bitOf('keep_alive'),
  keepAliveAck: bitOf('keep_alive_ack'),
  zeroWindow: bitOf('zero_window'),
  zeroWindowProbe: bitOf('zero_window_probe'),
  zeroWindowProbeAck: bitOf('zero_window_probe_ack'),
  windowUpdate: bitOf('window_update'),
  windowFull: bitOf('window_full'),
  reusedPorts: bitOf('reused_ports'),
} as const;

const NONE: readonly AnalysisFlag[] = [];

export const flagsOf = (bits: number): readonly AnalysisFlag[] =>
  bits === 0 ? NONE : FLAGS.filter((_flag, place) => (bits >> place) & 1);
