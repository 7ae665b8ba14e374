/** What an arriving segment counts for, by the letter of RFC 9293, 3.4 and 3.10.7.4. */
import type {
  CrossingPolicy,
  SequencePolicy,
  TimeWaitPolicy,
  WindowUpdatePolicy,
} from '../../tcp/policy.ts';
import { windowOf } from '../../tcp/segmentArrives/peerSyn.ts';
import { isAcceptable } from '../../tcp/segmentArrives/step1Sequence.ts';
import type { Segment } from '../../tcp/segment.ts';
import { before, notAfter } from '../../tcp/sequence.ts';
import type { Connected } from '../../tcp/turn.ts';

export const rfcSequence: SequencePolicy<Connected> = {
  isTaken: ({ tcb }, segment) => isAcceptable(tcb, segment),
  takesOldForAck: false,
  needsTimestamp: true,
};

/** A window is the latest word unless a newer segment has overtaken it (SND.WL1, SND.WL2). */
export const rfcWindowUpdate: WindowUpdatePolicy<Connected> = {
  bringsWindow({ tcb }, segment) {
    const isNewer =
      before(tcb.sndWl1, segment.seq) ||
      (tcb.sndWl1 === segment.seq && notAfter(tcb.sndWl2, segment.ackNumber));
    return isNewer && notAfter(tcb.sndUna, segment.ackNumber);
  },
  isSameWindow: ({ tcb }, segment) => windowOf(tcb, segment) === tcb.sndWnd,
};

/** TIME_WAIT goes through the eight steps as any other state. */
export const rfcTimeWait: TimeWaitPolicy<Connected> = {
  reopens: ({ tcb }, segment) => isBareSyn(segment) && !before(segment.seq, tcb.rcvNxt),
  arrives: () => false,
};

/** Figure 7 as it is drawn, and by the letter of the sequence check. */
export const figure7: CrossingPolicy<Connected> = { takesSynAck: () => true };
export const literalCrossing: CrossingPolicy<Connected> = { takesSynAck: () => false };

const isBareSyn = ({ syn, ack, rst }: Segment): boolean => syn && !ack && !rst;
