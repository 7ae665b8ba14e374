/** What an end of a run sent and had got, by numbers that are counted from each side's own SYN: so two runs can be held side by side. */
import { advance, after, before, distance, type Seq } from '../../../machines/tcp/sequence.ts';
import { segEnd, segLen } from '../../../machines/tcp/segment.ts';
import type { ConnectionTrace, Flight, Step } from '../../trace/connection.ts';
import { flightsOf, stepsOf } from '../../trace/lookup.ts';
import { isProbe, lateFlights, withoutCopies } from '../scenario/onTheWay.ts';
import { peerOf, type Side } from '../../trace/side.ts';

/** A flight that takes up numbers: from the first up to the last, which is not in it. */
export interface SentText {
  readonly flight: Flight;
  readonly from: number;
  readonly to: number;
}

/** A segment that acknowledges, and how far. */
export interface Ack {
  readonly flight: Flight;
  readonly upTo: number;
  readonly isPure: boolean;
}

export interface ToldEnd {
  readonly trace: ConnectionTrace;
  readonly side: Side;
  readonly flights: readonly Flight[];
  /** What leaves for the first time, in the order of its numbers. */
  readonly first: readonly SentText[];
  /** What leaves once more, in order. */
  readonly again: readonly SentText[];
  readonly acks: readonly Ack[];
  /** When all up to a number had come; null: late, and it is not known when. */
  readonly reachedAt: ReadonlyMap<number, number | null>;
  /** The most octets in a segment that both SYNs allow, and that were in one. */
  readonly mss: number;
  readonly largest: number;
}

/** Of the first connection of a trace; of another one of the same sockets nothing. */
export function toldBy(
  trace: ConnectionTrace,
  side: Side,
  isCaptured: (flight: Flight) => boolean = () => true,
): ToldEnd {
  const own = startOf(trace, side);
  const others = startOf(trace, peerOf(side));
  const all = flightsOf(trace, side);
  const other = all.findIndex(({ segment: { syn, seq } }) => syn && seq !== own);
  const flights = withoutCopies(other < 0 ? all : all.slice(0, other));
  const first: SentText[] = [];
  const again: SentText[] = [];
  let highest: Seq = own;
  for (const flight of flights) {
    const { segment } = flight;
    if (segLen(segment) === 0 || segment.rst || isProbe(trace, flight)) continue;
    const end = segEnd(segment);
    const isNew = after(end, highest);
    const start = isNew && before(segment.seq, highest) ? highest : segment.seq;
    const text = { flight, from: distance(own, start), to: distance(own, end) };
    // what was put in is no retransmission that anybody saw
    if (isNew) first.push(text);
    else if (isCaptured(flight)) again.push(text);
    if (isNew) highest = end;
  }
  const acks = flights.flatMap((flight): Ack[] => {
    const { segment } = flight;
    if (!segment.ack || segment.rst || before(segment.ackNumber, others)) return [];
    const isPure = segLen(segment) === 0 && !isProbe(trace, flight);
    return [{ flight, upTo: distance(others, segment.ackNumber), isPure }];
  });
  first.sort((a, b) => a.from - b.from);
  const texts = [...first, ...again].map(({ flight }) => flight);
  const most = (of: (flight: Flight) => number) =>
    texts.reduce((found, each) => Math.max(found, of(each)), 0);
  return {
    ...{ trace, side, flights, first, again, acks },
    reachedAt: reached(stepsOf(trace, side), others, lateFlights(trace, peerOf(side))),
    mss: most(({ step }) => trace.steps[step]?.after.tcb?.sndMss ?? 0),
    largest: most(({ segment }) => segment.dataLen),
  };
}

/** The number of a side's SYN, sent or not. */
function startOf(trace: ConnectionTrace, side: Side): Seq {
  const own = flightsOf(trace, side);
  const syn = own.find(({ segment }) => segment.syn)?.segment.seq;
  if (syn !== undefined) return syn;
  const [first] = own;
  if (first !== undefined && !first.segment.rst) return advance(first.segment.seq, -1);
  const heard = flightsOf(trace, peerOf(side)).find(({ segment }) => segment.ack)?.segment;
  return heard ? advance(heard.ackNumber, -1) : advance(0 as Seq, 0);
}

/** When what came late had come is not known. */
function reached(
  steps: readonly Step[],
  others: Seq,
  late: ReadonlyMap<number, number>,
): ReadonlyMap<number, number | null> {
  const at = new Map<number, number | null>();
  let unknownUntil = 0;
  for (const step of steps) {
    const { tcb } = step.after;
    if (tcb === null || tcb.irs === null) continue;
    const upTo = distance(others, tcb.rcvNxt);
    const { cause } = step;
    const flight = cause.kind === 'segment' ? cause.flight : null;
    if (flight !== null) unknownUntil = Math.max(unknownUntil, late.get(flight) ?? 0);
    if (!at.has(upTo)) at.set(upTo, step.at < unknownUntil ? null : step.at);
  }
  return at;
}
