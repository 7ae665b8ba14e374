/**
 * Whether a kernel's times agree with ours, each counted from the event that it follows: a call, an arrival, or the
 * moment its timer was set. Within the recorder's limits: 5 ms for the network, timers up to an eighth late.
 */
import { SIDES } from '../trace/side.ts';
import { profileAt, type Step, type ConnectionTrace } from '../trace/connection.ts';
import type { Mismatch } from './mismatch.ts';
import type { RecordedSegment, Recording } from './kernelSchema.ts';

/** Of flights of ours (indices) the recorded segments. What has no counterpart is not in it. */
export type Pairs = ReadonlyMap<number, RecordedSegment>;

const NETWORK_MS = 5;
/** Two ticks of the kernel's clock: a timer is set at one and noticed at another. */
const TICKS_MS = 8;
const LATENESS = 0.125;

/** The first segment that left at another time than it should have; null where all times agree. */
export function compareTimes(
  recorded: Recording,
  trace: ConnectionTrace,
  pairs: Pairs,
): Mismatch | null {
  const clock = new RecordedClock(recorded, trace, pairs);
  for (const flight of trace.flights) {
    const step = trace.steps[flight.step] as Step;
    const sentMs = clock.sentMs(flight.index);
    const range = clock.expected(step);
    if (sentMs === null || range === null) continue;
    if (sentMs < range.from || sentMs > range.to) {
      return {
        where: `time of ${flight.from}'s segment ${flight.nth}`,
        expected: `${sentMs.toFixed(1)} ms`,
        got: `${range.from.toFixed(1)} to ${range.to.toFixed(1)} ms (${range.why})`,
      };
    }
  }
  return null;
}

/** The same for changes of state that a timer brings about: the ends of TIME_WAIT and of patience. */
export function compareStateTimes(
  recorded: Recording,
  trace: ConnectionTrace,
  pairs: Pairs,
): Mismatch | null {
  const clock = new RecordedClock(recorded, trace, pairs);
  for (const side of SIDES) {
    const changes = recorded.states.filter((change) => change.side === side && !change.listener);
    const ours = trace.steps
      .filter((step) => step.side === side)
      .flatMap((step) => step.walked.slice(1).map((to, i) => ({ step, to, from: step.walked[i] })))
      .filter(({ from, to }) => !(from === 'CLOSED' && to === 'LISTEN'));
    for (const [i, { step, from, to }] of ours.entries()) {
      const change = changes[i];
      const range = step.cause.kind === 'timer' ? clock.expected(step) : null;
      if (!change || !range) continue;
      const late = change.t_unc_ms ?? 0;
      if (change.t_ms >= range.from && change.t_ms <= range.to + late) continue;
      return {
        where: `time of ${side}'s ${from} > ${to}`,
        expected: `${change.t_ms.toFixed(1)} ms`,
        got: `${range.from.toFixed(1)} to ${range.to.toFixed(1)} ms (${range.why})`,
      };
    }
  }
  return null;
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly why: string;
}

/** The times of a recording, by the steps and flights of our run of it. */
class RecordedClock {
  readonly #recorded: Recording;
  readonly #trace: ConnectionTrace;
  readonly #pairs: Pairs;

  constructor(recorded: Recording, trace: ConnectionTrace, pairs: Pairs) {
    this.#recorded = recorded;
    this.#trace = trace;
    this.#pairs = pairs;
  }

  #segment(flight: number): RecordedSegment | undefined {
    return this.#pairs.get(flight);
  }

  sentMs(flight: number): number | null {
    return this.#segment(flight)?.t_ms ?? null;
  }

  /** When what this step sends should have left, by the recording's own times. */
  expected(step: Step): Range | null {
    if (step.cause.kind !== 'timer') {
      const at = this.#happenedMs(step);
      if (at === null) return null;
      return { from: at - NETWORK_MS, to: at + NETWORK_MS, why: `${step.cause.kind} at ${at} ms` };
    }
    const { timer } = step.cause;
    const span = this.#trace.timers.find(
      (s) =>
        s.side === step.side && s.timer === timer && s.endedAt === step.at && s.outcome === 'fired',
    );
    const set = span && this.#happenedMs(this.#trace.steps[span.step] as Step);
    if (!span || set === null || set === undefined) return null;
    const delayMs = span.delayUs / 1000;
    // what is left of a user timeout is less by as much as the timers before were late
    const { userTimeoutUs, userTimeoutFrom } = profileAt(this.#trace, step.side);
    const earlier = userTimeoutFrom === 'retransmission' ? (userTimeoutUs / 1000) * LATENESS : 0;
    return {
      from: set + delayMs - NETWORK_MS - TICKS_MS - earlier,
      to: set + delayMs * (1 + LATENESS) + NETWORK_MS + TICKS_MS,
      why: `${timer} timer of ${delayMs.toFixed(1)} ms, set at ${set.toFixed(1)} ms`,
    };
  }

  /** When the cause of a step happened in the recording. */
  #happenedMs(step: Step): number | null {
    const { cause } = step;
    if (cause.kind === 'timer') {
      const [first] = step.sent;
      return first === undefined ? null : this.sentMs(first);
    }
    if (cause.kind === 'call') return cause.action === null ? null : step.at / 1000;
    if (cause.flight === null) return step.at / 1000;
    return this.#arrivedMs(cause.flight, step);
  }

  #arrivedMs(flight: number, step: Step): number | null {
    const segment = this.#segment(flight);
    const isCopy = this.#trace.flights[flight]?.arrivals[1] === step.at;
    if (!segment || !isCopy) return segment?.t_arrive ?? null;
    return this.#recorded.segments.find((s) => s.dup_of === segment.n)?.t_arrive ?? null;
  }
}
