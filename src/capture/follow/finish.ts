/**
 * What no packet shows: an end that has waited long enough leaves its state in silence. TIME_WAIT and FIN_WAIT_2 end by a timer; who sent
 * the same again and again and has fallen silent has given up.
 */
import { segLen } from '../../../machines/tcp/segment.ts';
import { later, s, time, type Time } from '../../../machines/tcp/time.ts';
import type { Cause } from '../../trace/connection.ts';
import type { ShadowEnd } from './end.ts';
import type { Shadowing } from './following.ts';
import { goesOnAfter } from './ahead.ts';

const SILENT_TIMERS = ['timeWait', 'finWait2'] as const;

/** The waits that are over by then end. How long they are is the stack's own. */
export function endWaits(following: Shadowing, end: ShadowEnd, by: Time): void {
  for (const timer of SILENT_TIMERS) {
    const deadline = end.tcb?.timers[timer]?.deadline;
    if (deadline === undefined || deadline > by || goesOnAfter(end)) continue;
    following.goOnTo(deadline);
    following.happen(end, { kind: 'timer', timer }, 'assumed');
  }
}

/** It has had enough before it knows of an answer, and never speaks again. */
export function closeUnopened(following: Shadowing, end: ShadowEnd): void {
  following.happen(end, { kind: 'call', call: { call: 'close' }, action: null }, 'inferred', {
    further(done) {
      following.leaveAsSeen(end, done, 'reset', 'call.abortReset');
    },
  });
}

/** So much of its wait a timer may be late: an eighth, as the timer wheel of Linux has it; or less, if it has shown that it is exact. */
const LATE = 0.15;
const EXACT = 0.05;
/** So many waits that were each as long as the one before, or twice as long, show that. */
const SHOWN = 3;

function latenessOf(gaps: readonly number[]): number {
  const fits = (ratio: number) => Math.abs(ratio - 1) < EXACT || Math.abs(ratio - 2) < 2 * EXACT;
  const ratios = gaps.slice(1).map((gap, i) => gap / (gaps[i] ?? gap));
  return ratios.length >= SHOWN - 1 && ratios.every(fits) ? EXACT : LATE;
}

/** No RTO is longer (RFC 6298, 2.5; Linux has two minutes). */
const RTO_MAX_US = s(120);

/** Both ends once the last segment has passed, up to the end of the capture. */
export function giveUp(following: Shadowing, end: ShadowEnd, endAt: Time): void {
  const { tcb } = end;
  if (tcb === null || end.front === undefined) return;
  const { seq } = end.front;
  const copies = following.recorder.flights.flatMap(({ from, segment, index }) =>
    from === end.side && segment.seq === seq && segLen(segment) > 0
      ? [following.get(following.segmentOf[index] ?? 0).sentAt]
      : [],
  );
  const gaps = copies.slice(1).map((at, i) => at - (copies[i] ?? at));
  const last = copies.at(-1);
  const gap = gaps.at(-1);
  if (last === undefined || gap === undefined) return;
  const waitUs = Math.min(2 * gap, RTO_MAX_US);
  if (endAt < time(last + waitUs * (1 + latenessOf(gaps)))) return;
  following.goOnTo(later(last, waitUs));
  end.withoutPatience(() => {
    following.happen(end, { kind: 'timer', timer: 'retransmission' }, 'inferred');
  });
}

/** How an end leaves its state without a word. */
export function leaveInSilence(following: Shadowing, end: ShadowEnd): void {
  const by = (cause: Cause) => {
    following.happen(end, cause, 'inferred');
  };
  switch (end.state) {
    case 'SYN_SENT':
      by({ kind: 'call', call: { call: 'close' }, action: null });
      return;
    case 'FIN_WAIT_2':
      by({ kind: 'timer', timer: 'finWait2' });
      return;
    case 'TIME_WAIT':
      by({ kind: 'timer', timer: 'timeWait' });
      return;
    case 'ESTABLISHED':
    case 'CLOSE_WAIT':
      by({ kind: 'call', call: { call: 'crash' }, action: null });
      return;
    default:
      end.withoutPatience(() => {
        by({ kind: 'timer', timer: 'retransmission' });
      });
  }
}
