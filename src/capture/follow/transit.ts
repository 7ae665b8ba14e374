import type { Segment } from '../../../machines/tcp/segment.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { Flight } from '../../trace/connection.ts';
import type { Side } from '../../trace/side.ts';

/** A segment with its times at both ends. */
export interface Transit {
  readonly segment: Segment;
  readonly from: Side;
  readonly sentAt: Time;
  /** null: it does not arrive. */
  readonly arrivesAt: Time | null;
  /** It was doubled on its way, and comes again. */
  readonly alsoAt?: readonly Time[];
  /** It came, and was not taken: the end goes on as if it had not. */
  readonly isTaken: boolean;
  /** It arrived, and was answered as what cannot be accepted. */
  readonly isRefused?: boolean;
  /** Another host's RST, in the name of this side: it came, and had not left here. */
  readonly isAnothers?: boolean;
  /** Where a lost one would have arrived. */
  readonly dueAt: Time;
  /** Of the captured segments, by index; null: it must have been sent, but was not captured. */
  readonly captured: number | null;
  readonly evidence: Flight['evidence'];
}
