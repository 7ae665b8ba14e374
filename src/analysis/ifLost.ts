/**
 * What would follow from the loss of one segment: the run with it lost, and in which segments it is another one. Nothing is
 * matched: a segment that leaves later is one that does not leave now, and one that leaves then.
 */
import { LIMITS } from '../simulation/limits.ts';
import type { SimulatedTrace } from '../simulation/connectionRun.ts';
import { simulate } from '../simulation/simulate.ts';
import type { Flight } from '../trace/connection.ts';
import { isCut } from '../trace/moment.ts';

export interface IfLost {
  /** The one that is lost. */
  readonly lost: Flight;
  /** Of this run: what would not be sent, or not then. By index. */
  readonly unsent: ReadonlySet<number>;
  /** Of the other run: what would be sent instead, as long as this run lasts. */
  readonly instead: readonly Flight[];
}

/** Of a longer run it is not worked out: it would have to be waited for, and seen among too much. */
const MOST_FLIGHTS = 120;
const SHORT = { ...LIMITS, steps: 2000, flights: 2 * MOST_FLIGHTS };

/** The last answer for a run: a pointer that stays where it is asks again and again. */
const known = new WeakMap<SimulatedTrace, { index: number; answer: IfLost | null }>();

/** Null where it is lost already, or where the run is too long. */
export function ifLost(trace: SimulatedTrace, index: number): IfLost | null {
  const last = known.get(trace);
  if (last?.index === index) return last.answer;
  const answer = workOut(trace, index);
  known.set(trace, { index, answer });
  return answer;
}

function workOut(trace: SimulatedTrace, index: number): IfLost | null {
  const { flights, scenario, end } = trace;
  const lost = flights[index];
  if (lost === undefined || lost.fate === 'lost') return null;
  if (flights.length > MOST_FLIGHTS || isCut(trace)) return null;
  const match = { from: lost.from, nth: lost.nth };
  const faults = [...(scenario.faults ?? []), { match, do: 'drop' as const }];
  const other = simulate({ ...scenario, faults }, SHORT);
  const [here, there] = [flights, other.flights].map((all) => new Set(all.map(keyOf)));
  const isOther = (flight: Flight) => flight.index !== index;
  return {
    lost,
    unsent: new Set(
      flights.flatMap((each) => (isOther(each) && !there?.has(keyOf(each)) ? [each.index] : [])),
    ),
    instead: other.flights.filter(
      (each) => isOther(each) && each.sentAt < end.at && !here?.has(keyOf(each)),
    ),
  };
}

/** What a segment is, when it leaves and when it arrives. */
function keyOf({ from, segment, sentAt, arrivals }: Flight): string {
  const { syn, ack, fin, rst, seq, ackNumber, dataLen, wnd } = segment;
  return [from, sentAt, arrivals, syn, ack, fin, rst, seq, ackNumber, dataLen, wnd].join(' ');
}
