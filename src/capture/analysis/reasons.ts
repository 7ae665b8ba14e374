/**
 * Why a segment has its flags: the numbers of each rule that made it hold. Worked out only for segments that somebody looks
 * at, from what was kept before the segment came.
 */
import { advance, distance, type Seq } from '../../../machines/tcp/sequence.ts';
import type { CapturedPacket } from '../../wire/packet.ts';
import type { AnalysisFlag } from '../captured.ts';
import { flagsOf } from './flagBits.ts';
import { AFTER_UNSEEN, SCALE, type Flow, type Handshake } from './flow.ts';
import { LATE_WITHIN_NS } from './retransmission.ts';

/** Of its own direction and of the other, before the segment. */
export interface Before {
  readonly own: Kept;
  readonly peer: Kept;
  /** 0: unknown. */
  readonly firstRttNs: number;
  /** Of the connection that there was between the same sockets. */
  readonly formerSeq: Seq | null;
}

type Kept = Pick<
  Flow,
  | 'nextSeq'
  | 'nextSeqAtNs'
  | 'maxSeqToBeAcked'
  | 'lastAck'
  | 'lastAckAtNs'
  | 'window'
  | 'scale'
  | 'duplicates'
  | 'lastNonDuplicate'
  | 'isFirstAck'
>;

/** A copy: what is kept changes with the segment. */
export function before(own: Flow, peer: Flow, handshake: Handshake, formerSeq: Seq | null): Before {
  return { own: copy(own), peer: copy(peer), firstRttNs: handshake.firstRttNs, formerSeq };
}

const copy = ({
  nextSeq,
  nextSeqAtNs,
  maxSeqToBeAcked,
  lastAck,
  lastAckAtNs,
  window,
  scale,
  duplicates,
  lastNonDuplicate,
  isFirstAck,
}: Flow): Kept => ({
  ...{ nextSeq, nextSeqAtNs, maxSeqToBeAcked, lastAck, lastAckAtNs },
  ...{ window, scale, duplicates, lastNonDuplicate, isFirstAck },
});

export type FlagReason =
  /** It is below the highest number seen, and came too late after it to be merely out of order. */
  | Reason<'retransmission', { seq: number; nextSeq: number; sinceNs: number; withinNs: number }>
  /** `duplicates` is null after an ACK of what was not seen: the dissector takes that for many. */
  | Reason<
      'fast_retransmission',
      { sinceAckNs: number; duplicates: number | null; lastAck: number }
    >
  | Reason<'spurious_retransmission', { end: number; lastAck: number }>
  /** `firstRttNs` is null where it is unknown, and 3 ms are taken. */
  | Reason<
      'out_of_order',
      { nextSeq: number; sinceNs: number; withinNs: number; firstRttNs: number | null }
    >
  | Reason<'duplicate_ack', { ack: number; number: number; ofFrame: number }>
  | Reason<'lost_segment', { seq: number; nextSeq: number; missing: number }>
  | Reason<'ack_lost_segment', { ack: number; seenUpTo: number; unseen: number }>
  | Reason<'keep_alive', { seq: number; nextSeq: number }>
  | Reason<'keep_alive_ack', { ack: number }>
  | Reason<'zero_window', { ack: number }>
  | Reason<'zero_window_probe', { seq: number }>
  | Reason<'zero_window_probe_ack', { ack: number }>
  /** `from` is null where it is the first that was seen. */
  | Reason<'window_update', { from: number | null; to: number; ack: number }>
  /** It ends right where the window of the other side's last ACK ends. */
  | Reason<'window_full', { end: number; lastAck: number; window: number; shift: number }>
  /** `formerSeq` is null where the former connection's own SYN was not seen. */
  | Reason<'reused_ports', { seq: number; formerSeq: number | null }>;

interface Reason<Flag extends AnalysisFlag, Numbers> {
  readonly flag: Flag;
  readonly numbers: Readonly<Numbers>;
}

export const reasonsOf = (
  flags: number,
  kept: Before,
  packet: CapturedPacket,
  atNs: number,
): readonly FlagReason[] => flagsOf(flags).map((flag) => reasonOf(flag, kept, packet, atNs));

function reasonOf(
  flag: AnalysisFlag,
  { own, peer, firstRttNs, formerSeq }: Before,
  packet: CapturedPacket,
  atNs: number,
): FlagReason {
  const { seq, ack } = packet;
  const { nextSeq } = own;
  const { lastAck } = peer;
  const end = advance(seq as Seq, packet.dataLen);
  const late = {
    sinceNs: atNs - own.nextSeqAtNs,
    withinNs: firstRttNs === 0 ? LATE_WITHIN_NS : firstRttNs,
  };
  switch (flag) {
    case 'retransmission':
      return { flag, numbers: { seq, nextSeq, ...late } };
    case 'fast_retransmission': {
      const duplicates = peer.duplicates === AFTER_UNSEEN ? null : peer.duplicates;
      return { flag, numbers: { sinceAckNs: atNs - peer.lastAckAtNs, duplicates, lastAck } };
    }
    case 'spurious_retransmission':
      return { flag, numbers: { end, lastAck } };
    case 'out_of_order':
      return {
        flag,
        numbers: { nextSeq, ...late, firstRttNs: firstRttNs === 0 ? null : firstRttNs },
      };
    case 'duplicate_ack': {
      const number = own.duplicates === AFTER_UNSEEN ? 1 : own.duplicates + 1;
      return { flag, numbers: { ack, number, ofFrame: own.lastNonDuplicate } };
    }
    case 'lost_segment':
      return { flag, numbers: { seq, nextSeq, missing: distance(nextSeq, seq as Seq) } };
    case 'ack_lost_segment': {
      const seenUpTo = peer.maxSeqToBeAcked;
      return { flag, numbers: { ack, seenUpTo, unseen: distance(seenUpTo, ack as Seq) } };
    }
    case 'keep_alive':
      return { flag, numbers: { seq, nextSeq } };
    case 'zero_window_probe':
      return { flag, numbers: { seq } };
    case 'keep_alive_ack':
    case 'zero_window':
    case 'zero_window_probe_ack':
      return { flag, numbers: { ack } };
    case 'window_update':
      return {
        flag,
        numbers: { from: own.window < 0 ? null : own.window, to: packet.window, ack },
      };
    case 'window_full': {
      const shift = peer.isFirstAck || peer.scale === SCALE.none ? 0 : peer.scale;
      return { flag, numbers: { end, lastAck, window: peer.window, shift } };
    }
    case 'reused_ports':
      return { flag, numbers: { seq, formerSeq } };
  }
}
