/** Why a segment left once more, as far as the record and the moment tell. */
import type { SendReason, TimerName } from '../../../machines/tcp/effects.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { ShadowEnd } from './end.ts';
import { firstWithin, isHole } from './queue.ts';

export interface WhyAgain {
  readonly reason: SendReason;
  readonly rule: RuleId;
  /** Which timer it was where no segment has just arrived. */
  readonly timer: TimerName;
}

/** Three duplicate ACKs (RFC 5681, 3.2). */
const FAST = 3;
/** A tail loss probe leaves after two round trips (RFC 8985, 7.2), and no timer of Linux is more exact than this. */
const PROBE_ROUND_TRIPS = 1.5;

/** `answers`: a segment has arrived just now. null: nothing that came calls for it. */
export function causeAgain(
  end: ShadowEnd,
  segment: Segment,
  now: Time,
  answers: boolean,
): WhyAgain | null {
  const { tcb } = end;
  if (tcb === null) return null;
  const entry = firstWithin(tcb.inFlight, segment);
  const fillsHole = isHole(tcb.inFlight, segment.seq);
  if (answers) {
    if (fillsHole) return { reason: 'sackAgain', rule: 'sack.sendsLost', timer: 'reordering' };
    if (end.duplicates >= FAST)
      return { reason: 'fastAgain', rule: 'congestion.fastRetransmit', timer: 'reordering' };
    if (end.recovers)
      return { reason: 'fastAgain', rule: 'congestion.partialAck', timer: 'reordering' };
    return null;
  }
  const since = entry === undefined ? null : now - entry.sentAt;
  const isTail = segEnd(segment) === tcb.sndNxt;
  const isProbe =
    isTail &&
    since !== null &&
    entry !== undefined &&
    entry.transmissions === 1 &&
    tcb.inFlight.length > 1 &&
    tcb.srttUs !== null &&
    since >= PROBE_ROUND_TRIPS * tcb.srttUs;
  if (isProbe) return { reason: 'probeAgain', rule: 'timer.lossProbe', timer: 'lossProbe' };
  if (fillsHole) return { reason: 'sackAgain', rule: 'sack.sendsLost', timer: 'reordering' };
  return { reason: 'timerAgain', rule: 'timer.retransmit', timer: 'retransmission' };
}
