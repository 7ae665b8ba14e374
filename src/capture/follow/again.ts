/** Why a segment left once more, as far as the record and the moment tell. */
import type { SendReason, TimerName } from '../../../machines/tcp/effects.ts';
import type { RuleId } from '../../../machines/tcp/rules.ts';
import { segEnd, type Segment } from '../../../machines/tcp/segment.ts';
import { itemsOf } from '../../../machines/tcp/list.ts';
import { after, before, notAfter } from '../../../machines/tcp/sequence.ts';
import type { Time } from '../../../machines/tcp/time.ts';
import type { ShadowEnd } from './end.ts';

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
  const entries = [...itemsOf(tcb.inFlight)];
  const entry = entries.find(
    ({ seq }) => notAfter(segment.seq, seq) && before(seq, segEnd(segment)),
  );
  const isHole = entries.some(({ seq, sacked }) => sacked === true && after(seq, segment.seq));
  if (answers) {
    if (isHole) return { reason: 'sackAgain', rule: 'sack.sendsLost', timer: 'reordering' };
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
    entries.length > 1 &&
    tcb.srttUs !== null &&
    since >= PROBE_ROUND_TRIPS * tcb.srttUs;
  if (isProbe) return { reason: 'probeAgain', rule: 'timer.lossProbe', timer: 'lossProbe' };
  if (isHole) return { reason: 'sackAgain', rule: 'sack.sendsLost', timer: 'reordering' };
  return { reason: 'timerAgain', rule: 'timer.retransmit', timer: 'retransmission' };
}
