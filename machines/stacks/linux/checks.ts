/** What an arriving segment counts for in Linux. */
import type { CrossingPolicy, SequencePolicy, WindowUpdatePolicy } from '../../tcp/policy.ts';
import { windowOf } from '../../tcp/segmentArrives/peerSyn.ts';
import { segEnd, segLen } from '../../tcp/segment.ts';
import { advance, after, before, distance } from '../../tcp/sequence.ts';
import { rightEdge } from '../../tcp/tcb.ts';
import { oweAck } from '../../tcp/output/segments.ts';
import { noteRepeatedUpTo } from '../../tcp/sackBlocks.ts';
import { cite, type Connected } from '../../tcp/turn.ts';
import { readsText } from './textAfterEnd.ts';
import { isInWindow } from './timeWait.ts';

/** What touches the window's edges is taken as well, so that the ACK field of a repeated segment still counts. */
export const linuxSequence: SequencePolicy<Connected> = {
  isTaken({ tcb, state }, segment) {
    const isRequest = state === 'SYN_RCVD' && tcb.origin === 'passive';
    if (isRequest) return isInWindow(tcb, segment);
    return !before(segEnd(segment), tcb.lastAckSent) && !after(segment.seq, rightEdge(tcb));
  },
  takesOldForAck: true,
  judgesAckFirst: true,
  /** What was never sent cannot be acknowledged, however large the window is. */
  oldestAck({ tcb }) {
    const sent = distance(advance(tcb.iss, tcb.origin === 'active' ? 0 : 1), tcb.sndUna);
    return advance(tcb.sndUna, -Math.min(tcb.maxSndWnd, sent));
  },
  readsText,
};

/** Linux acknowledges it as it would the second segment of a handshake; its SYN has come twice. */
export const linuxCrossing: CrossingPolicy<Connected> = {
  /** A bare one that acknowledges all that was sent. */
  takesSynAck: ({ tcb }, segment) => segLen(segment) === 1 && segment.ackNumber === tcb.sndNxt,
  measuresSynAck: true,
  holdsShutdown: true,
  answer(turn, segment) {
    cite(turn, 'linux.ackAfterCrossing');
    noteRepeatedUpTo(turn, segment.seq, segEnd(segment));
    turn.policies.acks.cameBefore(turn);
    oweAck(turn);
  },
};

/**
 * A window comes with whatever acknowledges something new, or is numbered above what brought the last window (as the first
 * segment after the peer's SYN is); else only if it is larger, or none at all. It is news then, and so no duplicate ACK.
 */
export const linuxWindowUpdate: WindowUpdatePolicy<Connected> = {
  bringsWindow({ tcb }, segment) {
    const { sndUna, sndWnd, sndWl1 } = tcb;
    const { seq, ackNumber } = segment;
    const wnd = windowOf(tcb, segment);
    if (before(ackNumber, sndUna)) return false;
    if (after(ackNumber, sndUna) || after(seq, sndWl1)) return true;
    return seq === sndWl1 && (wnd > sndWnd || wnd === 0);
  },
  isSameWindow: (_turn, _segment, news) => !news,
};
