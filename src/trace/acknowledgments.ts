/** Which of a side's segments acknowledge what, and whether any of them arrived: look-ups, built once for a trace. */
import { kindOf } from '../../machines/tcp/segment.ts';
import { offset, type Seq } from '../../machines/tcp/sequence.ts';
import type { Flight, ConnectionTrace } from './connection.ts';
import { countFirst, flightsOf, oncePerTrace, sentUpTo } from './lookup.ts';
import { SIDES, type Side } from './side.ts';

/**
 * Segments of one side with an ACK, whose numbers go up from the first one's. A number that goes down begins another
 * series: another connection, a reset, half of the sequence space.
 */
interface Series {
  readonly first: Seq;
  readonly flights: Flight[];
  /** How far each number is above the first. */
  readonly far: number[];
  /** How many of the flights up to each arrived. */
  readonly arrived: number[];
}

/** Farther than this, "above" begins to be in doubt. */
const LONGEST_SERIES = 2 ** 30;

function seriesOf(flights: readonly Flight[]): Series[] {
  const found: Series[] = [];
  for (const flight of flights) {
    const { ack, ackNumber } = flight.segment;
    if (!ack) continue;
    let series = found.at(-1);
    const far = series ? offset(series.first, ackNumber) : 0;
    if (!series || far < (series.far.at(-1) ?? 0) || far > LONGEST_SERIES) {
      series = { first: ackNumber, flights: [], far: [], arrived: [] };
      found.push(series);
    }
    series.far.push(offset(series.first, ackNumber));
    series.arrived.push((series.arrived.at(-1) ?? 0) + (flight.arrivals.length > 0 ? 1 : 0));
    series.flights.push(flight);
  }
  return found;
}

const allSeries = oncePerTrace((trace) => ({
  client: seriesOf(flightsOf(trace, 'client')),
  server: seriesOf(flightsOf(trace, 'server')),
}));

/** What became of the segments that a side sent before a step with an ACK number from `from` up to `upTo`. */
export function ackFate(
  trace: ConnectionTrace,
  side: Side,
  { before, from, upTo }: { readonly before: number; readonly from: Seq; readonly upTo: Seq },
): 'none' | 'lost' | 'arrived' {
  let [sent, arrived] = [0, 0];
  if (offset(from, upTo) < 0) return 'none';
  for (const { first, flights, far, arrived: known } of allSeries(trace)[side]) {
    const [low, high] = [offset(first, from), offset(first, upTo)];
    const begin = countFirst(far, (each) => each < low);
    const end = Math.min(
      countFirst(far, (each) => each <= high),
      sentUpTo(flights, before - 1),
    );
    if (end <= begin) continue;
    sent += end - begin;
    arrived += (known[end - 1] ?? 0) - (known[begin - 1] ?? 0);
  }
  return arrived > 0 ? 'arrived' : sent > 0 ? 'lost' : 'none';
}

/** Of bare ACKs with one number: the first that was sent, and the first that arrived. */
interface Bare {
  readonly sent: number;
  arrived: number;
}

const bareAcks = oncePerTrace((trace) => {
  const found = { client: new Map<Seq, Bare>(), server: new Map<Seq, Bare>() };
  for (const side of SIDES)
    for (const { index, segment, arrivals } of flightsOf(trace, side)) {
      if (kindOf(segment) !== 'ACK') continue;
      const known = found[side].get(segment.ackNumber) ?? { sent: index, arrived: Infinity };
      if (arrivals.length > 0) known.arrived = Math.min(known.arrived, index);
      found[side].set(segment.ackNumber, known);
    }
  return found;
});

/** Whether the ACK number of a flight had been sent before in bare ACKs, and all of these were lost. */
export function wasLostBefore(trace: ConnectionTrace, { from, index, segment }: Flight): boolean {
  const known = bareAcks(trace)[from].get(segment.ackNumber);
  return known !== undefined && known.sent < index && known.arrived >= index;
}
