/** The timers that run at an end, each with why it runs as long as it does, and where that is written. */
import type { TimerName } from '../../../machines/tcp/effects.ts';
import type { Tcb } from '../../../machines/tcp/tcb.ts';
import { whyTimer, type WhyRto, type WhyTimer } from '../../words/sentences/whyTimer.ts';
import type { Side } from '../../trace/side.ts';
import { spanFrom } from '../../trace/lookup.ts';
import { profileAt, type TimerSpan, type ConnectionTrace } from '../../trace/connection.ts';
import { endAfter } from '../../trace/moment.ts';

export interface Source {
  readonly rfc: number;
  readonly section: string;
}

export interface Reason {
  readonly why: WhyTimer;
  /** How much later than that it fires, where the profile's timers are not exact. */
  readonly lateUs: number;
  readonly sources: readonly Source[];
}

/** The span of a timer that runs in this record. */
export function spanOf(
  trace: ConnectionTrace,
  { side, timer, tcb }: { side: Side; timer: TimerName; tcb: Tcb },
): TimerSpan | undefined {
  const running = tcb.timers[timer];
  return running && spanFrom(trace, { side, timer }, running);
}

/** Why a running timer has the time it has, from the record as it was when the timer was set. */
export function reasonOf(trace: ConnectionTrace, span: TimerSpan): Reason | null {
  const { tcb } = endAfter(trace, span.side, span.step);
  if (tcb === null) return null;
  const { delayUs, deadline, startedAt } = span;
  const why = whyTimer(span.timer, { tcb, profile: profileAt(trace, span.side), delayUs });
  return { why, lateUs: deadline - startedAt - delayUs, sources: sourcesOf(why) };
}

const rfc = (number: number, ...sections: readonly string[]): Source[] =>
  sections.map((section) => ({ rfc: number, section }));

function sourcesOf(why: WhyTimer): Source[] {
  switch (why.rule) {
    case 'rto':
      return sourcesOfRto(why.rto);
    case 'persist':
      return [...rfc(9293, '3.8.6.1'), ...sourcesOfRto(why.rto)];
    case 'override':
      return rfc(9293, '3.8.6.2.1');
    case 'delayedAck':
      return rfc(9293, '3.8.6.3');
    case 'keepAliveIdle':
    case 'keepAliveProbe':
      return rfc(9293, '3.8.4');
    case 'lossProbe':
      return rfc(8985, '7.2');
    case 'reordering':
      return rfc(8985, '6.2');
    case 'userTimeout':
      return rfc(9293, '3.8.3');
    case 'twoMsl':
      return rfc(9293, '3.4.2');
    case 'synAgain':
    case 'ato':
    case 'finWait2':
    case 'timeWaitLength':
      return [];
  }
}

function sourcesOfRto({ basis, doublings, mostUs }: WhyRto): Source[] {
  const later = [...(doublings > 0 ? ['5.5'] : []), ...(mostUs === null ? [] : ['2.5'])];
  switch (basis.from) {
    case 'initial':
      return rfc(6298, '2.1', ...later);
    case 'afterSynLoss':
      return rfc(6298, '5.7', ...later);
    case 'measured': {
      const bound = { least: ['2.4'], most: ['2.5'], none: [] }[basis.bound ?? 'none'];
      // Linux's sum is its own.
      return rfc(6298, ...(basis.factor === 4 ? ['2.3', ...bound] : []), ...later);
    }
  }
}
