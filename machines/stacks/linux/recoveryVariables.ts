/** What Linux remembers of loss and congestion, in segments unless said otherwise. */
import type { Seq } from '../../tcp/sequence.ts';
import { time, type Time } from '../../tcp/time.ts';

/** The states of loss recovery: all is well; duplicates or SACKs; reduced without loss; reduced after loss; after a timeout. */
export type RecoveryState = 'open' | 'disorder' | 'cwr' | 'recovery' | 'loss';

/** RACK (RFC 8985): what was sent last of all that is known to have arrived. */
export interface Rack {
  readonly order: number | null;
  readonly rttUs: number;
  /** Something that was sent later has arrived since losses were last looked for. */
  readonly advanced: boolean;
  /** The reordering window in quarters of the least round trip; kept for so many recoveries. */
  readonly steps: number;
  readonly persist: number;
  /** A D-SACK came that reordering explains; and how much had been delivered when the window last grew. */
  readonly dsackSeen: boolean;
  readonly lastDelivered: number;
}

/** CUBIC (RFC 9438). Times in microseconds. */
export interface Cubic {
  readonly count: number;
  readonly lastMax: number;
  readonly lastCwnd: number;
  readonly lastAt: Time | null;
  readonly origin: number;
  readonly k: number;
  readonly delayMinUs: number;
  readonly epochAt: Time | null;
  readonly acked: number;
  readonly renoCwnd: number;
  // HyStart
  readonly found: boolean;
  readonly samples: number;
  readonly endSeq: Seq;
  readonly roundAt: Time;
  readonly lastAckAt: Time;
  readonly roundRttUs: number;
}

export interface Recovery {
  readonly state: RecoveryState;
  /** SND.NXT when the state was entered: what lies above was sent since. */
  readonly highSeq: Seq;
  /** Without SACK: segments that duplicate ACKs say have arrived. */
  readonly duplicates: number;
  /** So many of them mean loss; grows with the reordering that is seen. */
  readonly threshold: number;
  readonly reorderingSeen: boolean;
  /** The window in segments and ssthresh in octets before they were reduced; ssthresh 0: there is no way back. */
  readonly priorCwnd: number;
  readonly priorSsthresh: number;
  /** SND.UNA when the window was reduced, while that may be undone; retransmissions not yet shown to be needless, -1 before any. */
  readonly undoFrom: Seq | null;
  readonly undoLeft: number;
  /** Segments that arrived, and that left, since the window began to be reduced (PRR). */
  readonly delivered: number;
  readonly sent: number;
  /** After a timeout: it may have been needless. */
  readonly frto: boolean;
  /** SND.NXT when a tail loss probe left, and whether it was a retransmission. */
  readonly probeSeq: Seq | null;
  readonly probeAgain: boolean;

  readonly rack: Rack;
  /** The least round trip of the last five minutes, and when it was measured. Microseconds. */
  readonly minRttUs: number | null;
  readonly minRttAt: Time;
  /** Since the connection began: segments delivered, retransmissions, segments that D-SACKs tell to have come twice. */
  readonly allDelivered: number;
  readonly allAgain: number;
  readonly dsacked: number;

  /** Segments acknowledged towards the next growth. */
  readonly credit: number;
  /** The window is what holds the sender back; else the most that was out, since `usedSince`. */
  readonly limited: boolean;
  readonly mostOut: number;
  readonly usedSince: Seq;
  /** The most that was out since the window was last used up, at that time. */
  readonly used: number;
  readonly usedUpAt: Time;
  readonly cubic: Cubic;
}

const NEW_RACK: Rack = {
  order: null,
  rttUs: 0,
  advanced: false,
  steps: 1,
  persist: 0,
  dsackSeen: false,
  lastDelivered: 0,
};

export const newCubic = (iss: Seq): Cubic => ({
  count: 0,
  lastMax: 0,
  lastCwnd: 0,
  lastAt: null,
  origin: 0,
  k: 0,
  delayMinUs: 0,
  epochAt: null,
  acked: 0,
  renoCwnd: 0,
  found: false,
  samples: 0,
  endSeq: iss,
  roundAt: time(0),
  lastAckAt: time(0),
  roundRttUs: 0,
});

export const newRecovery = (iss: Seq): Recovery => ({
  state: 'open',
  highSeq: iss,
  duplicates: 0,
  threshold: 3,
  reorderingSeen: false,
  priorCwnd: 0,
  priorSsthresh: 0,
  undoFrom: null,
  undoLeft: 0,
  delivered: 0,
  sent: 0,
  frto: false,
  probeSeq: null,
  probeAgain: false,
  rack: NEW_RACK,
  minRttUs: null,
  minRttAt: time(0),
  allDelivered: 0,
  allAgain: 0,
  dsacked: 0,
  credit: 0,
  limited: false,
  mostOut: 0,
  usedSince: iss,
  used: 0,
  usedUpAt: time(0),
  cubic: newCubic(iss),
});
