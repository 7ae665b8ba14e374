/** What is found out of an ACK while it is processed. Lives for one turn. */
import type { Segment } from '../../tcp/segment.ts';
import { before, type Seq } from '../../tcp/sequence.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import type { Time } from '../../tcp/time.ts';
import { highestSacked } from './scoreboard.ts';

/** What to send at once: nothing, what is lost, or something new. */
export type Next = 'nothing' | 'lost' | 'new';

export class AckSeen {
  readonly segment: Segment;
  readonly priorSndUna: Seq;
  /** How far SACKs went before this one (or, without SACK, the ACK itself). */
  readonly priorHighest: Seq;
  /** SND.UNA moves. */
  advanced = false;
  bringsWindow = false;
  hasText = false;
  /** Segments acknowledged in full; whether a segment is at all, and one that had gone again. */
  segments = 0;
  acked = false;
  againAcked = false;
  /** SACK blocks told of something new; of something sent but once before the state was entered. */
  dataSacked = false;
  originalArrived = false;
  /** A D-SACK counts; it is of a tail loss probe. */
  dsacking = false;
  dsackOfProbe = false;
  /** A retransmission has been found lost. */
  againLost = false;
  /** The timers are to be set anew. */
  setsTimer = false;
  echoesCongestion = false;
  reneges = false;
  /** Segments newly lost, and delivered by SACK. */
  lost = 0;
  sackDelivered = 0;
  firstSackedAt: Time | null = null;
  lastSackedAt: Time | null = null;
  highestSacked: Seq;
  reorderedFrom: Seq;

  constructor(tcb: Tcb, segment: Segment, isSack: boolean) {
    this.segment = segment;
    this.priorSndUna = tcb.sndUna;
    this.highestSacked = highestSacked(tcb);
    this.priorHighest = isSack ? this.highestSacked : tcb.sndUna;
    this.reorderedFrom = tcb.sndNxt;
  }

  noteReordered(from: Seq): void {
    if (before(from, this.reorderedFrom)) this.reorderedFrom = from;
  }

  /** It says something, and so is no duplicate ACK. */
  get isNews(): boolean {
    return this.hasText || this.bringsWindow || this.acked;
  }
}
