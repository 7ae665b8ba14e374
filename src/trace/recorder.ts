/** Writes a trace while what it tells happens, or is followed: steps, flights, timer spans. */
import type { Effect, TimerName } from '../../machines/tcp/effects.ts';
import { segLen } from '../../machines/tcp/segment.ts';
import { within, type Seq } from '../../machines/tcp/sequence.ts';
import { time, type Time } from '../../machines/tcp/time.ts';
import type {
  Cause,
  ConnectionTrace,
  EndView,
  Evidence,
  Flight,
  Step,
  TimerSpan,
  TraceEnd,
} from './connection.ts';
import type { Side } from './side.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** What becomes of a segment between the ends. */
export type Passage = Pick<Flight, 'fate' | 'fault' | 'arrivals' | 'dueAt'>;

const NONE: readonly never[] = [];

const MADE: Flight['evidence'] = { sent: 'made', arrived: 'made' };

export class Recorder {
  readonly steps: Step[] = [];
  readonly flights: Flight[] = [];
  readonly #timers: Open<TimerSpan>[] = [];
  readonly #running = new Map<string, Open<TimerSpan>>();
  readonly #sent: Record<Side, number> = { client: 0, server: 0 };
  /** The flights of each side that take up numbers, probes apart. */
  readonly #numbered: Record<Side, Flight[]> = { client: [], server: [] };
  #lastDue = time(0);

  /** Index of the step that is being made. */
  get stepIndex(): number {
    return this.steps.length;
  }

  /** The ordinal of the next transmission of a side. */
  nextNth(side: Side): number {
    return this.#sent[side] + 1;
  }

  flight(
    from: Side,
    at: Time,
    effect: Effect & { kind: 'send' },
    passage: Passage,
    evidence = MADE,
  ): Flight {
    const { segment, reason } = effect;
    this.#sent[from] += 1;
    const flight: Flight = {
      index: this.flights.length,
      from,
      nth: this.#sent[from],
      segment,
      reason,
      sentAt: at,
      step: this.stepIndex,
      fate: passage.fate,
      fault: passage.fault,
      arrivals: passage.arrivals,
      dueAt: passage.dueAt,
      again: reason.endsWith('Again') ? this.#earlier(from, segment.seq) : null,
      evidence,
    };
    this.flights.push(flight);
    if (segLen(segment) > 0 && reason !== 'probe') this.#numbered[from].push(flight);
    if (flight.dueAt > this.#lastDue) this.#lastDue = flight.dueAt;
    return flight;
  }

  /**
   * The last flight of a side that carried this number; it may have begun before it, where an ACK covered a part. What is
   * sent again was in flight, so that it is found within a window's reach of the end.
   */
  #earlier(from: Side, seq: Seq): number | null {
    const found = this.#numbered[from].findLast(({ segment }) =>
      within(seq, segment.seq, segLen(segment)),
    );
    return found?.index ?? null;
  }

  startTimer(start: Omit<TimerSpan, 'endedAt' | 'outcome' | 'step'>): void {
    this.#endTimer(start.side, start.timer, start.startedAt, 'restarted');
    const span: Open<TimerSpan> = {
      ...start,
      step: this.stepIndex,
      endedAt: null,
      outcome: 'running',
    };
    this.#timers.push(span);
    this.#running.set(`${start.side} ${start.timer}`, span);
  }

  stopTimer(side: Side, timer: TimerName, at: Time): void {
    this.#endTimer(side, timer, at, 'stopped');
  }

  timerFired(side: Side, timer: TimerName, at: Time): void {
    this.#endTimer(side, timer, at, 'fired');
  }

  #endTimer(side: Side, timer: TimerName, at: Time, outcome: TimerSpan['outcome']): void {
    const span = this.#running.get(`${side} ${timer}`);
    if (!span) return;
    span.endedAt = at;
    span.outcome = outcome;
    this.#running.delete(`${side} ${timer}`);
  }

  step(
    side: Side,
    at: Time,
    cause: Cause,
    before: EndView,
    after: EndView,
    effects: readonly Effect[],
    evidence: Evidence = 'made',
  ): void {
    const rules = new Set(effects.flatMap((e) => (e.kind === 'cite' ? [e.rule] : [])));
    const reports = effects.flatMap((e) => (e.kind === 'report' ? [e.text] : []));
    this.steps.push({
      index: this.stepIndex,
      at,
      side,
      cause,
      before,
      after,
      walked: [before.state, ...effects.flatMap((e) => (e.kind === 'enter' ? [e.state] : []))],
      // a copy that is no longer than it has to be: there is one for each step
      effects: effects.slice(),
      rules: Array.from(rules),
      reports: reports.length === 0 ? NONE : reports,
      sent: this.#flightsOfStep(),
      evidence,
    });
  }

  /** `at`, or later where a lost segment would still have been on its way. */
  lastMoment(at: Time): Time {
    return time(Math.max(at, this.#lastDue));
  }

  /** The flights that began in this step: the last ones. */
  #flightsOfStep(): readonly number[] {
    let first = this.flights.length;
    while (this.flights[first - 1]?.step === this.stepIndex) first -= 1;
    if (first === this.flights.length) return NONE;
    return Array.from({ length: this.flights.length - first }, (_, i) => first + i);
  }

  finish(
    given: Pick<ConnectionTrace, 'id' | 'ends' | 'start'>,
    end: { readonly reason: TraceEnd; readonly at: Time },
  ): ConnectionTrace {
    const { steps, flights } = this;
    return { ...given, steps, flights, timers: this.#timers, end };
  }
}
