/** What came out of a step: the next state, what was sent and said, which timers it touched. Read off the trace. */
import type { Report, TimerName } from '../../machines/tcp/effects.ts';
import { sumOf } from '../../machines/tcp/listChanges.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { Segment } from '../../machines/tcp/segment.ts';
import type { State } from '../../machines/tcp/states.ts';
import type { Held } from '../../machines/tcp/tcb.ts';
import type { Step, ConnectionTrace } from './connection.ts';

export interface Outcome {
  /** States walked through, the first included; one entry: no change. */
  readonly walked: readonly State[];
  /** The state afterwards; null where it has not changed. */
  readonly next: State | null;
  readonly sent: readonly Segment[];
  readonly reports: readonly Report[];
  /** Octets handed to the application. */
  readonly delivered: number;
  /** Octets (and a FIN, counted as one) kept above a gap that were not kept before. */
  readonly held: number;
  readonly timers: readonly TimerChange[];
  /** Rules cited, in order. */
  readonly rules: readonly RuleId[];
}

/** A timer that runs anew, starts over, or runs no more. */
export interface TimerChange {
  readonly timer: TimerName;
  readonly change: 'started' | 'restarted' | 'stopped';
}

export function outcomeOf(trace: ConnectionTrace, step: Step): Outcome {
  const { before, after, effects } = step;
  return {
    walked: step.walked,
    next: before.state === after.state ? null : after.state,
    sent: step.sent.flatMap((index) => trace.flights[index]?.segment ?? []),
    reports: step.reports,
    delivered: effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0),
    held: Math.max(0, heldBy(after) - heldBy(before)),
    timers: timerChanges(step),
    rules: step.rules,
  };
}

const numbersIn = sumOf<Held>(({ dataLen, fin }) => dataLen + (fin ? 1 : 0));
const heldBy = ({ tcb }: Step['before']): number => (tcb ? numbersIn(tcb.held) : 0);

function timerChanges({ before, after }: Step): TimerChange[] {
  const [ran, runs] = [before.tcb?.timers ?? {}, after.tcb?.timers ?? {}];
  const names = new Set([...Object.keys(ran), ...Object.keys(runs)]) as ReadonlySet<TimerName>;
  return [...names].flatMap((timer): TimerChange[] => {
    const [was, is] = [ran[timer], runs[timer]];
    if (was && !is) return [{ timer, change: 'stopped' }];
    if (is && !was) return [{ timer, change: 'started' }];
    return was?.startedAt === is?.startedAt ? [] : [{ timer, change: 'restarted' }];
  });
}
