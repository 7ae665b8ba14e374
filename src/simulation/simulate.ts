/**
 * The simulation: two endpoints, a link, and a queue of what is still to happen. A pure function of its scenario; it
 * knows no clock but the queue's.
 */
import type { TimerName } from '../../machines/tcp/effects.ts';
import { time, type Time } from '../../machines/tcp/time.ts';
import { ConnectionRun, type Agenda, type SimulatedTrace } from './connectionRun.ts';
import { AT_ONCE, type Limits } from './limits.ts';
import { Queue } from './queue.ts';
import type { Scenario } from './scenario.ts';
import { Work } from './work.ts';
import type { Side } from '../trace/side.ts';
import type { Cause, TraceEnd } from '../trace/connection.ts';

/** Order of the first listed call at an instant: behind all reactions. */
const LISTED = 1e9;

interface Coming {
  readonly side: Side;
  readonly cause: Cause;
}

/** Runs a scenario to its end, at once: a long run is cut off. */
export const simulate = (scenario: Scenario, limits: Limits = AT_ONCE): SimulatedTrace =>
  new Simulation(scenario, limits).finish();

/** A run of a scenario, which can be simulated bit by bit. */
export class Simulation {
  readonly #scenario: Scenario;
  readonly #limits: Limits;
  readonly #queue = new Queue<Coming>();
  readonly #run: ConnectionRun;
  readonly #work: Work;
  #armed = 0;
  #called = 0;
  #at = time(0);

  constructor(scenario: Scenario, limits: Limits) {
    this.#scenario = scenario;
    this.#limits = limits;
    this.#work = new Work(limits.work);
    this.#run = new ConnectionRun(scenario, this.#agenda(), this.#work);
    this.#run.plan();
  }

  /** How many segments have left so far. */
  get flights(): number {
    return this.#run.recorder.flights.length;
  }

  finish(): SimulatedTrace {
    for (;;) {
      const trace = this.next();
      if (trace) return trace;
    }
  }

  /** Lets the next thing happen. Where there is none, or a limit is reached, the run is over: then it gives the trace. */
  next(): SimulatedTrace | null {
    const next = this.#queue.peek();
    if (!next) return this.#end('quiet', this.#run.recorder.lastMoment(this.#at));
    const until = this.#scenario.untilUs;
    const stop = this.#stopBefore(next.at, until);
    if (stop) return this.#end(stop, stop === 'until' ? time(until ?? this.#at) : this.#at);
    this.#queue.take();
    this.#at = next.at;
    this.#run.happen(next.what.side, next.at, next.what.cause);
    return null;
  }

  /** What there is of the run so far. */
  cut(): SimulatedTrace {
    return this.#end('tooManySegments', this.#at);
  }

  #end(reason: TraceEnd, at: Time): SimulatedTrace {
    return this.#run.finish({ reason, at });
  }

  #stopBefore(at: Time, until: number | undefined): TraceEnd | null {
    if (until !== undefined && at > until) return 'until';
    if (at > this.#limits.timeUs) return 'tooLong';
    const { steps } = this.#limits;
    if (this.#run.recorder.steps.length >= steps || this.#work.isUsedUp) return 'tooManySteps';
    return this.flights >= this.#limits.flights ? 'tooManySegments' : null;
  }

  #agenda(): Agenda {
    const queue = this.#queue;
    return {
      arrival: (at, side, cause, nth) => {
        const order = cause.flight === null ? nth - 1e6 : nth;
        queue.add({ at, kind: 'arrival', order, what: { side, cause } });
      },
      timer: (at, side, timer) => {
        const what: Coming = { side, cause: { kind: 'timer', timer } };
        queue.add({ at, kind: 'timer', order: this.#armed++, what, key: keyOf(side, timer) });
      },
      stopTimer: (side, timer) => {
        queue.remove(keyOf(side, timer));
      },
      call: (at, side, call, action) => {
        const what: Coming = { side, cause: { kind: 'call', call, action } };
        // listed calls come after reactions, so that a call added at a moment changes nothing before it
        const order = action === null ? this.#called++ : LISTED + action;
        queue.add({ at, kind: 'call', order, what });
      },
    };
  }
}

/** A timer among what is still to happen: of each there is one at most. */
const keyOf = (side: Side, timer: TimerName): string => `${side} ${timer}`;
