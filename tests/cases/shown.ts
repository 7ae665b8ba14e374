/** What a case shows: its run, its moment, and what claims about them are made of. */
import { segmentLabel, kindOf, type SegmentKind } from '../../machines/tcp/segment.ts';
import type { TimerName } from '../../machines/tcp/effects.ts';
import { PROFILE_NAMES } from '../../machines/stacks/profiles.ts';
import type { RuleId } from '../../machines/tcp/rules.ts';
import type { State } from '../../machines/tcp/states.ts';
import { traceOf, type Case } from '../../src/cases/case.ts';
import { SCENARIO_IDS } from '../../src/scenarios/index.ts';
import { scenarioNamed } from '../../src/scenarios/named.ts';
import { frameOf, momentOf, type Moment } from '../../src/trace/moment.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import type { Side } from '../../src/trace/side.ts';
import { simulate } from '../../src/simulation/simulate.ts';
import type { SimulatedTrace } from '../../src/simulation/connectionRun.ts';
import type { Flight, Step, TimerSpan } from '../../src/trace/connection.ts';

/** A claim about what a case shows, under the words that make it. */
export type Claims = Readonly<Record<string, (shown: Shown) => boolean>>;

/** The claims of a theme, or of wrong claims, by id. */
export type ClaimsOf<Cases> = Readonly<Record<keyof Cases, Claims>>;

export class Run {
  readonly trace: SimulatedTrace;

  constructor(trace: SimulatedTrace) {
    this.trace = trace;
  }

  /** What a side sends, of a kind. */
  sent(from: Side, kind?: SegmentKind): readonly Flight[] {
    return this.trace.flights.filter(
      (f) => f.from === from && (kind === undefined || kindOf(f.segment) === kind),
    );
  }

  /** The n-th, from 1. */
  nth(from: Side, kind: SegmentKind, nth = 1): Flight {
    return must(this.sent(from, kind)[nth - 1]);
  }

  /** Every state that a side is in, in order, the first one included. */
  states(side: Side): readonly State[] {
    const steps = this.trace.steps.filter((step) => step.side === side);
    return [this.trace.start[side].state, ...steps.flatMap(({ walked }) => walked.slice(1))];
  }

  /** The steps of a side that apply a rule. */
  steps(rule: RuleId, side?: Side): readonly Step[] {
    return this.trace.steps.filter(
      (step) => step.rules.includes(rule) && (side ?? step.side) === step.side,
    );
  }

  /** The step in which a flight arrives, or a copy of it. */
  arrival(flight: Flight): Step {
    return must(
      this.trace.steps.find(
        ({ cause }) => cause.kind === 'segment' && cause.flight === flight.index,
      ),
    );
  }

  timers(side: Side, timer: TimerName): readonly TimerSpan[] {
    return this.trace.timers.filter((span) => span.side === side && span.timer === timer);
  }

  /** The calls that a side's program makes, in order. */
  calls(side: Side): readonly string[] {
    return this.trace.steps.flatMap((step) =>
      step.side === side && step.cause.kind === 'call' ? [step.cause.call.call] : [],
    );
  }

  /** Both ends after the last step. */
  get end() {
    return frameOf(this.trace, { at: this.trace.end.at, step: this.trace.steps.length - 1 }).ends;
  }
}

export class Shown extends Run {
  readonly moment: Moment;

  constructor(example: Case) {
    super(traceOf(example));
    this.moment = must(example.moment(this.trace));
  }

  /** The step that has just happened. */
  get step(): Step {
    return must(this.trace.steps[this.moment.step]);
  }

  /** The flight that has just arrived. */
  get arrived(): Flight {
    const { cause } = this.step;
    return must(cause.kind === 'segment' ? this.trace.flights[cause.flight ?? -1] : undefined);
  }

  state(side: Side): State {
    return frameOf(this.trace, this.moment).ends[side].state;
  }

  /** What has happened up to the moment. */
  get past(): Run {
    const { trace, moment } = this;
    return new Run({ ...trace, steps: trace.steps.slice(0, moment.step + 1) });
  }
}

/** Another run: that of a scenario by name, with some segments lost besides. */
export const run = (scenario: string, lose: Case['lose'] = []): Run =>
  new Run(traceOf({ scenario, lose }));

/** A scenario by name, changed. */
export const runOf = (name: string, different: Partial<Scenario>): Run =>
  new Run(simulate({ ...must(scenarioNamed(name)), ...different }));

let all: readonly Run[] | undefined;

/** Every built-in scenario, by both profiles. */
export const everyRun = (): readonly Run[] =>
  (all ??= SCENARIO_IDS.flatMap((scenario) =>
    PROFILE_NAMES.map((profile) => new Run(traceOf({ scenario, profile }))),
  ));

/** How many bytes have become readable at once, each time. */
export const delivered = (of: Run, side: Side): number[] =>
  of.trace.steps
    .filter((step) => step.side === side)
    .map(({ effects }) => effects.reduce((sum, e) => sum + (e.kind === 'deliver' ? e.bytes : 0), 0))
    .filter((bytes) => bytes > 0);

/** Every value of the client's congestion window, or of its threshold, in the order in which they are measured. */
export const windows = (of: Run, what: 'cwnd' | 'ssthresh'): number[] =>
  of.trace.steps
    .filter(({ side }) => side === 'client')
    .flatMap(({ effects }) =>
      effects.flatMap((e) => (e.kind === 'measure' && e.what === what ? [e.value] : [])),
    );

/** The value at the moment that is shown. */
export const windowOf = (shown: Shown, what: 'cwnd' | 'ssthresh'): number =>
  must(windows(shown.past, what).at(-1));

/** Both sides right after a step. */
export const frameAt = ({ trace }: Run, step: number) =>
  frameOf(trace, momentOf(must(trace.steps[step]))).ends;

/** Whether every retransmission waits twice as long as the one before. */
export function doubles(spans: readonly TimerSpan[]): boolean {
  const fired = spans.filter(({ outcome }) => outcome === 'fired').map(({ delayUs }) => delayUs);
  return fired.length > 1 && fired.every((us, i) => i === 0 || us === 2 * (fired[i - 1] ?? 0));
}

export const flags = ({ segment }: Flight): string => segmentLabel(segment);

export function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('there is no such thing in this run');
  return value;
}
