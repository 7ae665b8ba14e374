/** What a sentence about a step may speak of: the step with its numbers at hand. No words in here. */
import type { SendReason, TimerName } from '../../../machines/tcp/effects.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Seq } from '../../../machines/tcp/sequence.ts';
import type { State } from '../../../machines/tcp/states.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import type { Call } from '../../trace/calls.ts';
import type { Side } from '../../trace/side.ts';
import type { EndView, Flight, Step } from '../../trace/connection.ts';

/** How a segment came to arrive: sent for the first time, sent again, copied by the network, or out of nowhere. */
export type Origin = 'first' | 'again' | 'copy' | 'foreign';

/**
 * Writes a sequence number of a side's space: as it is on the wire, relative, or as a textbook's letter. `isFin`: the number
 * of a FIN that has left is meant, and not the place that the data before it ends at.
 */
export type NumberStyle = (space: Side, number: Seq, isFin?: boolean) => string;

/** The number as it is on the wire. */
export const asOnTheWire: NumberStyle = (_space, number) => String(number);

export interface Telling {
  readonly step: Step;
  /** The end that moved, and the other one. */
  readonly side: Side;
  readonly peer: Side;
  /** The other end once the step is done. */
  readonly peerEnd: EndView;
  /** Its state before and after. */
  readonly from: State;
  readonly to: State;
  /** Its TCB before and after; null in CLOSED and LISTEN. */
  readonly before: Tcb | null;
  readonly after: Tcb | null;
  /** The segment that arrived, if one did, and how it came to. */
  readonly segment: Segment | null;
  readonly origin: Origin;
  /** Why its sender sent it; null for a segment out of nowhere and for other causes. */
  readonly purpose: SendReason | null;
  /** The segments that left, in order. */
  readonly sent: readonly Segment[];
  readonly flights: readonly Flight[];
  readonly call: Call | null;
  readonly timer: TimerName | null;
  /** Octets handed to the application in this step. */
  readonly delivered: number;
  /** Its profile, with the scenario's settings. */
  readonly profile: Profile;
  readonly number: NumberStyle;

  // What neither end can know, but the reader may.

  /**
   * Of what is retransmitted in this step: what became of the earlier copies. `none`: nothing is; `refused`: one arrived,
   * and the peer did not take it.
   */
  readonly earlierCopy: 'none' | 'lost' | 'arrived' | 'refused' | 'underway';
  /** Of what arrived again: no earlier ACK of it was sent, all of them were lost, or one was only late. */
  readonly earlierAck: 'none' | 'lost' | 'late';
  /** The peer had sent the ACK number that now arrived before, in a bare ACK, and that was lost. */
  readonly peerAckLost: boolean;
}
