/** What the answers of a receiver tell of the segments on their way to it: which were only late, and which ask whether it is there. */
import { segLen } from '../../../machines/tcp/segment.ts';
import { after } from '../../../machines/tcp/sequence.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { countFirst, flightsOf } from '../../trace/lookup.ts';
import { peerOf, type Side } from '../../trace/side.ts';

/**
 * What was taken for lost and sent again, and was only late: its stamp is no later than that of what overtook it (RFC 7323, 3). Both are one
 * flight then.
 */
export function withoutCopies(flights: readonly Flight[]): readonly Flight[] {
  const late = new Map<number, Flight>();
  for (const flight of flights) {
    if (flight.again === null || flight.fate === 'lost') continue;
    const at = nthOf(flights, flight.again);
    const first = flights[at];
    if (first?.fate !== 'lost' || first.evidence.sent !== 'inferred') continue;
    if (isFirstCopy(flight, first, flights[at + 1])) late.set(first.index, flight);
  }
  if (late.size === 0) return flights;
  const copies = new Set(late.values());
  return flights
    .filter((flight) => !copies.has(flight))
    .map((flight) => {
      const copy = late.get(flight.index);
      return copy ? { ...flight, fate: copy.fate, arrivals: copy.arrivals } : flight;
    });
}

const nthOf = (flights: readonly Flight[], index: number): number =>
  countFirst(flights, (flight) => flight.index < index);

/** Without stamps: it left sooner than any timer has it, and no duplicate ACKs called for it. */
function isFirstCopy(copy: Flight, first: Flight, overtook: Flight | undefined): boolean {
  const stamp = copy.segment.timestamps?.value;
  const before = overtook?.segment.timestamps?.value;
  if (stamp !== undefined && before !== undefined) return offset32(before, stamp) <= 0;
  return copy.reason === 'timerAgain' && copy.sentAt - first.sentAt < SHORTEST_RTO_US;
}

/** No timer of a kernel is set shorter (Linux: 200 ms; RFC 6298, 2.4: 1 s). */
const SHORTEST_RTO_US = 190_000;

/** Stamps are numbers of 32 bits, compared as sequence numbers are. */
const offset32 = (from: number, to: number): number => (to - from) | 0;

/** It asks whether the window is open, or the peer there. */
export function isProbe({ steps }: ConnectionTrace, { reason, segment, step }: Flight): boolean {
  if (reason === 'probe' || reason === 'keepAlive') return true;
  return segment.dataLen === 1 && steps[step]?.before.tcb?.sndWnd === 0;
}

/**
 * Its receiver says that something later came first: it asks for it once more, or tells of octets behind it (RFC 2018). So it came just before
 * it was acknowledged. null: nothing says so.
 */
export function toldLate(
  { segment }: Flight,
  due: number,
  answers: readonly Flight[],
): number | null {
  if (segLen(segment) === 0 || segment.syn) return null;
  let isAsked = false;
  for (let i = countFirst(answers, ({ sentAt }) => sentAt < due); i < answers.length; i += 1) {
    const { segment: answer, sentAt } = answers[i] as Flight;
    if (!answer.ack || answer.rst) continue;
    if (after(answer.ackNumber, segment.seq)) return isAsked ? sentAt : null;
    if (answer.ackNumber !== segment.seq) continue;
    const before = answers[i - 1]?.segment;
    const isAgain = before?.ackNumber === answer.ackNumber && segLen(answer) === 0;
    const isBehind = (answer.sack ?? []).some(({ start }) => after(start, segment.seq));
    isAsked ||= isBehind || (isAgain && before.wnd === answer.wnd);
  }
  return null;
}

/** Of a side all that are told to have been late: when they came, by their flights. */
export function lateFlights(trace: ConnectionTrace, side: Side): ReadonlyMap<number, number> {
  const answers = flightsOf(trace, peerOf(side));
  return new Map(
    flightsOf(trace, side).flatMap((flight): [number, number][] => {
      const [due] = flight.arrivals;
      const at =
        due === undefined || isProbe(trace, flight) ? null : toldLate(flight, due, answers);
      return at === null ? [] : [[flight.index, at]];
    }),
  );
}
