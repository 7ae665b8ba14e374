/**
 * Where everything that happens in a trace lies on the folded axis: instants in order, pushed apart until all of it can
 * be read. Lengths are in abstract units, made so that one unit is a pixel in a drawing at its natural size.
 *
 * Time between two instants is kept in proportion (a usual flight is `FOLD.flight` long), but never shorter than can be
 * seen and never longer than `FOLD.idle`. What falls on one instant at one end is put one below the other: segments
 * that leave together, calls, the states that are walked through. An instant so gets thickness.
 */
import { time, type Time } from '../../../machines/tcp/time.ts';
import { oncePerTrace } from '../lookup.ts';
import { peerOf } from '../side.ts';
import type { ConnectionTrace } from '../connection.ts';
import { FoldBuilder, type Happening } from './builder.ts';
import { FOLD, type Instant, type Positions } from './lengths.ts';

/** How long a segment usually takes: the median, so that a few delayed ones do not count; where none is sent, 50 ms. */
export const usualFlight = oncePerTrace(({ flights }): number => {
  const durations = flights.map((f) => f.dueAt - f.sentAt).filter((us) => us > 0);
  durations.sort((a, b) => a - b);
  return durations[(durations.length - 1) >> 1] ?? 50_000;
});

/** When the run is over; a last step may fall on that very instant. */
const overAt = ({ end, steps }: ConnectionTrace): Time =>
  time(Math.max(end.at, steps.at(-1)?.at ?? 0));

/**
 * Positions of one or several traces on one folded axis: what happens at one time lies at one height in all of them. Each
 * instant begins where the trace that needs the most room lets it begin. The first trace sets the scale.
 */
export function foldedPositions(traces: readonly ConnectionTrace[]): Positions[] {
  const [first] = traces;
  if (first === undefined) return [];
  const rate = FOLD.flight / usualFlight(first);
  const builders = traces.map((trace) => new FoldBuilder(trace));
  const happenings = traces.map(happeningsOf);
  const instants: Instant[] = [];
  for (const at of timesOf(happenings)) {
    const before = instants.at(-1);
    const gap = before
      ? Math.min(Math.max((at - before.at) * rate, FOLD.least), FOLD.idle)
      : FOLD.lead;
    const now = happenings.map((each) => each.get(at) ?? []);
    const wanted = (before?.to ?? 0) + gap;
    const from = Math.max(...builders.map((builder, i) => builder.earliest(now[i] ?? [], wanted)));
    const to = Math.max(...builders.map((builder, i) => builder.put(now[i] ?? [], from)));
    instants.push({ at, from, to });
  }
  const over = instants.at(-1) ?? { at: time(0), to: 0 };
  const beyond = (at: Time) => over.to + Math.max((at - over.at) * rate, 0);
  return builders.map((builder) => ({
    instants,
    steps: builder.steps,
    flights: builder.flights(beyond),
    rate,
  }));
}

/** Every time at which something happens in any of the traces, in order. */
const timesOf = (happenings: readonly ReadonlyMap<Time, unknown>[]): Time[] =>
  [...new Set(happenings.flatMap((each) => [...each.keys()]))].sort((a, b) => a - b);

/** Positions in true proportion, at most `longest` long; an instant has no thickness. */
export function truePositions(trace: ConnectionTrace, longest: number): Positions {
  const over = overAt(trace);
  const rate = Math.min(FOLD.flight / usualFlight(trace), longest / Math.max(over, 1));
  const at = (t: Time) => t * rate;
  return {
    instants: timesOf([happeningsOf(trace)]).map((t) => ({ at: t, from: at(t), to: at(t) })),
    steps: trace.steps.map((step) => ({ at: at(step.at), left: at(step.at), done: at(step.at) })),
    flights: trace.flights.map((f) => ({
      sent: at(f.sentAt),
      due: at(f.dueAt),
      arrivals: f.arrivals.map(at),
    })),
    rate,
  };
}

/** What happens at each instant; the first and the last instant of the run are always there. */
function happeningsOf(trace: ConnectionTrace): ReadonlyMap<Time, readonly Happening[]> {
  const over = overAt(trace);
  const found = new Map<Time, Happening[]>([
    [time(0), []],
    [over, []],
  ]);
  const listAt = (at: Time) => {
    const list = found.get(at) ?? [];
    found.set(at, list);
    return list;
  };
  const taken = new Set<number | null>();
  for (const step of trace.steps) {
    const flight = step.cause.kind === 'segment' ? step.cause.flight : null;
    taken.add(flight);
    listAt(step.at).push({ side: step.side, step, flight });
  }
  for (const flight of trace.flights) {
    // lost, or come and not taken
    const {
      arrivals: [at = flight.dueAt],
    } = flight;
    if (taken.has(flight.index) || at > over) continue;
    const list = listAt(at);
    const behind = list.findIndex(({ flight: other }) => other === null || other > flight.index);
    const lost = { side: peerOf(flight.from), step: null, flight: flight.index };
    list.splice(behind < 0 ? list.length : behind, 0, lost);
  }
  return found;
}
