/**
 * What Linux keeps of a connection that waits: TIME_WAIT, and FIN_WAIT_2 once no program holds the connection. It has few of a
 * connection's rules: it acknowledges, or ends.
 */
import { resetFor, sendAck } from '../../tcp/output/segments.ts';
import type { TimeWaitPolicy } from '../../tcp/policy.ts';
import { mayAnswer } from '../../tcp/segmentArrives/rateLimit.ts';
import { segEnd, segLen, type Segment } from '../../tcp/segment.ts';
import { advance, after, before, distance, seq, within } from '../../tcp/sequence.ts';
import type { Tcb } from '../../tcp/tcb.ts';
import { isOld, keepTimestamp, takeTimestamp } from '../../tcp/timestamps.ts';
import { cite, raise, startTimer, type Connected } from '../../tcp/turn.ts';

export const linuxTimeWait: TimeWaitPolicy<Connected> = {
  reopens(turn, segment) {
    const { tcb, listening } = turn;
    if (!segment.syn || segment.ack || segment.rst || segment.fin || isOld(turn, segment))
      return false;
    return listening && (after(segment.seq, tcb.rcvNxt) || hasNewerTimestamp(turn, segment));
  },
  arrives(turn, segment) {
    const { state, tcb, profile } = turn;
    if (state === 'TIME_WAIT') arrivesInTimeWait(turn, segment);
    else if (state === 'FIN_WAIT_2' && tcb.orphan && profile.finWait2Us > 0)
      return arrivesInFinWait2(turn, segment);
    else return false;
    return true;
  },
  staysOnAbort: true,
};

const hasNewerTimestamp = ({ tcb }: Connected, { timestamps }: Segment): boolean =>
  tcb.timestampsOk &&
  timestamps !== undefined &&
  tcb.tsRecent !== null &&
  before(seq(tcb.tsRecent), seq(timestamps.value));

function arrivesInTimeWait(turn: Connected, segment: Segment): void {
  const { tcb, profile } = turn;
  const old = isOld(turn, segment);
  const inSequence = segment.seq === tcb.rcvNxt && (segLen(segment) === 0 || segment.rst);
  if (segment.rst) {
    if (inSequence && !old && !profile.rfc1337) {
      cite(turn, 'reset.endsTimeWait');
      raise(turn, 'gone');
    } else {
      cite(turn, profile.rfc1337 ? 'reset.ignoredInTimeWait' : 'sequence.dropsReset');
    }
    return;
  }
  if (endsSilently(turn, segment, old)) {
    cite(turn, 'linux.ignoresSynFin');
    raise(turn, 'gone');
    return;
  }
  if (segment.ack || old) startTimer(turn, 'timeWait', profile.timeWaitUs);
  if (inSequence && !old && !segment.syn) {
    if (segment.timestamps) keepTimestamp(turn, segment.timestamps.value);
    cite(turn, 'ack.ignoredInTimeWait');
    if (segment.ack) cite(turn, 'linux.restartsTimeWait');
    return;
  }
  if (old) cite(turn, 'timestamps.old');
  else cite(turn, segment.fin ? 'sequence.repeatedFin' : 'ack.answeredInTimeWait');
  if (segment.ack && !segment.fin) cite(turn, 'linux.restartsTimeWait');
  if (mayAnswer(turn, segment)) sendAck(turn);
}

/** A SYN with a FIN makes room for a new connection, and then makes none. */
const endsSilently = (turn: Connected, segment: Segment, old: boolean): boolean =>
  segment.syn &&
  segment.fin &&
  !segment.ack &&
  !old &&
  turn.listening &&
  turn.profile.timeWaitReuse &&
  after(segment.seq, turn.tcb.rcvNxt);

/** FIN_WAIT_2 without a program: whatever is not the FIN that is waited for ends it, or says nothing. */
function arrivesInFinWait2(turn: Connected, segment: Segment): boolean {
  const { tcb } = turn;
  if (isOld(turn, segment) || !isInWindow(tcb, segment)) {
    cite(turn, 'sequence.unacceptable');
    if (mayAnswer(turn, segment)) sendAck(turn);
  } else if (segment.rst) {
    cite(turn, 'reset.valid');
    raise(turn, 'gone');
  } else if (segment.syn && !before(segment.seq, tcb.rcvNxt)) {
    cite(turn, 'text.afterClose');
    resetFor(turn, segment);
    raise(turn, 'gone');
  } else if (!segment.ack || segLen(segment) === 0 || !after(segEnd(segment), tcb.rcvNxt)) {
    cite(turn, 'ack.duplicate');
  } else if (segment.fin && segEnd(segment) === advance(tcb.rcvNxt, 1)) {
    takeTimestamp(turn, segment);
    return false;
  } else {
    cite(turn, 'text.afterClose');
    resetFor(turn, segment);
    raise(turn, 'gone');
  }
  return true;
}

/** As Linux judges it where there is only a little left, or not yet much, of a connection. */
export function isInWindow(
  { rcvNxt, rcvWnd }: Pick<Tcb, 'rcvNxt' | 'rcvWnd'>,
  segment: Segment,
): boolean {
  const end = segEnd(segment);
  if (segment.seq === rcvNxt) return true;
  if (after(end, rcvNxt) && distance(rcvNxt, segment.seq) < rcvWnd) return true;
  if (after(end, rcvNxt) && before(segment.seq, advance(rcvNxt, rcvWnd))) return true;
  return segment.seq === advance(rcvNxt, rcvWnd) && segment.seq === end
    ? true
    : within(segment.seq, rcvNxt, rcvWnd);
}
