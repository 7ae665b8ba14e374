/**
 * Lays a trace out on the folded axis: it takes what happens instant by instant, puts it one below the other where it
 * falls on one instant at one end, keeps the distances, and remembers where everything lies.
 */
import type { Time } from '../../../machines/tcp/time.ts';
import type { Side } from '../side.ts';
import type { Flight, Step, ConnectionTrace } from '../connection.ts';
import { FOLD, type FlightPosition, type StepPosition } from './lengths.ts';

/** A step, or a lost segment that would arrive now: it takes up room as its neighbours do, so that all stay parallel. */
export interface Happening {
  readonly side: Side;
  readonly step: Step | null;
  readonly flight: number | null;
}

/** The last place of each sort at each end, which the next one has to keep its distance from. */
type Lasts = Record<Side, { arrival: number; sent: number; call: number; state: number }>;

const none = () => ({ arrival: -1e9, sent: -1e9, call: -1e9, state: -1e9 });

/** Takes happenings instant by instant, and keeps where it put them. */
export class FoldBuilder {
  readonly steps: StepPosition[] = [];
  readonly #sent: number[] = [];
  readonly #arrived: number[][];
  readonly #lasts: Lasts = { client: none(), server: none() };
  readonly #flights: readonly Flight[];

  constructor(trace: ConnectionTrace) {
    this.#flights = trace.flights;
    this.#arrived = trace.flights.map(() => []);
  }

  /** Where an instant can begin: at `wanted`, or as much later as the distances ask for. */
  earliest(happenings: readonly Happening[], wanted: number): number {
    return this.#rowsOf(happenings).reduce(
      (latest, row) => Math.max(latest, this.#earliestFor(row)),
      wanted,
    );
  }

  /** Puts an instant at a place, and tells where it ends. */
  put(happenings: readonly Happening[], from: number): number {
    const rows = this.#rowsOf(happenings);
    for (const row of rows) this.#commit(row, from);
    return from + rows.reduce((latest, row) => Math.max(latest, row.done), 0);
  }

  /** The happenings of an instant one below the other at each end, relative to the start of the instant. */
  #rowsOf(happenings: readonly Happening[]): Row[] {
    const next: Record<Side, number> = { client: 0, server: 0 };
    const sentNow = new Map<number, number>();
    return happenings.map((happening) => {
      const { side, step, flight } = happening;
      // A segment that takes no time arrives in the instant it was sent in, but below.
      const sent = flight === null ? undefined : sentNow.get(flight);
      const at = Math.max(next[side], sent === undefined ? 0 : sent + FOLD.shortestFlight);
      const left = at + Math.max((step?.walked.length ?? 0) - 2, 0) * FOLD.state;
      const sends = step?.sent ?? [];
      sends.forEach((index, i) => sentNow.set(index, left + i * FOLD.stagger));
      const done = left + Math.max(sends.length - 1, 0) * FOLD.stagger;
      next[side] = done + FOLD.stagger;
      return { ...happening, at, left, done };
    });
  }

  /** The earliest start of an instant that keeps a row of it far enough from what came before. */
  #earliestFor({ side, step, flight, at, left }: Row): number {
    const last = this.#lasts[side];
    const wanted = [-1e9];
    if (flight !== null) {
      wanted.push(last.arrival + FOLD.stagger - at);
      wanted.push((this.#sent[flight] ?? -1e9) + FOLD.shortestFlight - at);
    }
    if (step?.cause.kind === 'call') wanted.push(last.call + FOLD.call - at);
    if (step && step.sent.length > 0) wanted.push(last.sent + FOLD.stagger - left);
    if (step && step.walked.length > 1) wanted.push(last.state + FOLD.state - at);
    return Math.max(...wanted);
  }

  #commit({ side, step, flight, at, left, done }: Row, from: number): void {
    const last = this.#lasts[side];
    if (flight !== null) {
      this.#arrived[flight]?.push(from + at);
      last.arrival = from + at;
    }
    if (!step) return;
    if (step.cause.kind === 'call') last.call = from + at;
    if (step.walked.length > 1) last.state = from + left;
    step.sent.forEach((index, i) => {
      this.#sent[index] = last.sent = from + left + i * FOLD.stagger;
    });
    const before = this.steps.at(-1)?.done ?? 0;
    this.steps.push({ at: from + at, left: from + left, done: Math.max(from + done, before) });
  }

  /** Where the flights are; `beyond` tells the place of a time after the run. */
  flights(beyond: (at: Time) => number): FlightPosition[] {
    return this.#flights.map(({ arrivals, dueAt, index }) => {
      const seen = this.#arrived[index] ?? [];
      return {
        sent: this.#sent[index] ?? 0,
        due: seen[0] ?? beyond(dueAt),
        arrivals: arrivals.map((at, copy) => seen[copy] ?? beyond(at)),
      };
    });
  }
}

/** A happening with its place relative to the start of its instant. */
interface Row extends Happening {
  readonly at: number;
  readonly left: number;
  readonly done: number;
}
