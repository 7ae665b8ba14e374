/** What of a run is pointed at, as views can look it up. */
import type { TimerName } from '../../machines/tcp/effects.ts';
import type { Side } from '../trace/side.ts';
import type { ConnectionTrace } from '../trace/connection.ts';
import type { Highlight, VariableName } from './case.ts';

export interface Highlights {
  /** Indices into trace.flights. */
  readonly flights: ReadonlySet<number>;
  /** The segments of a phase by their number in it, by index into trace.flights. */
  readonly numbers?: ReadonlyMap<number, number>;
  /** Indices into trace.steps: moments at the end that takes the step. */
  readonly steps: ReadonlySet<number>;
  readonly ends: Readonly<Record<Side, EndHighlights>>;
}

export interface EndHighlights {
  readonly state: boolean;
  readonly timers: ReadonlySet<TimerName>;
  readonly variables: ReadonlySet<VariableName>;
}

export function highlightsIn(trace: ConnectionTrace, highlights: readonly Highlight[]): Highlights {
  const flights = highlights.flatMap((h) =>
    h.kind === 'flights' ? h.find(trace).map(({ index }) => index) : [],
  );
  return {
    flights: new Set(flights),
    numbers: numbersIn(trace, highlights),
    steps: new Set(),
    ends: { client: ofEnd('client', highlights), server: ofEnd('server', highlights) },
  };
}

const numbersIn = (trace: ConnectionTrace, highlights: readonly Highlight[]) =>
  new Map(
    highlights
      .flatMap((h) => (h.kind === 'numbered' ? h.find : []))
      .flatMap((find, i) => find(trace).map(({ index }) => [index, i + 1] as const)),
  );

const ofEnd = (side: Side, highlights: readonly Highlight[]): EndHighlights => ({
  state: highlights.some((h) => h.kind === 'state' && h.side === side),
  timers: new Set(
    highlights.flatMap((h) => (h.kind === 'timer' && h.side === side ? [h.timer] : [])),
  ),
  variables: new Set(
    highlights.flatMap((h) => (h.kind === 'variable' && h.side === side ? [h.name] : [])),
  ),
});
