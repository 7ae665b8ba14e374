/**
 * What a dissector keeps of one direction of a connection, by its own names. A number that is 0 is not known: so it is
 * there, and so is here what that makes of a sequence space that wraps.
 */
import type { Seq } from '../../../machines/tcp/sequence.ts';
import { WIDE_ZERO } from '../../wire/wide.ts';
import { Unacked } from './unacked.ts';

/** Of a window scale: nothing was seen of it; both ends were seen to go without. Else how many bits. */
export const SCALE = { unknown: -1, none: -2 } as const;

const ZERO = WIDE_ZERO as Seq;

/** In place of a number of duplicate ACKs; where at least two are asked for, it counts as many. */
export const AFTER_UNSEEN = -1;

export class Flow {
  /** Of the first SYN, or one below the first number seen; null until then. */
  baseSeq: Seq | null = null;
  /** It is the number of a SYN that was seen. */
  isBaseOfSyn = false;
  /** The highest end seen, and when: SYN and FIN count. */
  nextSeq = ZERO;
  nextSeqAtNs = WIDE_ZERO;
  /** Up to here without a gap. */
  maxSeqToBeAcked = ZERO;
  lastAck = ZERO;
  lastAckAtNs = WIDE_ZERO;
  /** As in the field, unscaled; -1 before the first. */
  window = -1;
  scale: number = SCALE.unknown;
  /** Duplicate ACKs since the last that was none; -1 after one that acknowledged what was not seen. */
  duplicates = 0;
  /** The frame of the last ACK that was no duplicate. */
  lastNonDuplicate = 0;
  /** What the last segment was flagged with. */
  lastFlags = 0;
  /** After a SYN: the window of the next ACK is still judged unscaled. */
  isFirstAck = false;
  /** What was known of Multipath TCP when its last segment came. */
  multipath = 0;
  readonly unacked = new Unacked();
  /** When that was sent which the other side's last segment acknowledged to its very end; NaN where it is not sure. */
  ackedAtNs = NaN;
}

/** What is known of both directions together. */
export interface Handshake {
  /** Of the newest SYN; null before. */
  synAtNs: number | null;
  /** From the newest SYN to the first ACK without SYN after it (iRTT); 0 where unknown. */
  firstRttNs: number;
  /** Which of the options of Multipath TCP were seen: a bit for each subtype. */
  multipath: number;
}
