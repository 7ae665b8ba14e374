/**
 * Which octets were one write. A program writes at once what its window, the congestion window or a loss then lets out bit by bit: that is
 * the stack's doing, and another stack is to be free to do it otherwise.
 */
import { first } from '../../../machines/tcp/list.ts';
import { segEnd } from '../../../machines/tcp/segment.ts';
import { advance, after, distance, latest, type Seq } from '../../../machines/tcp/sequence.ts';
import type { ConnectionTrace, Flight } from '../../trace/connection.ts';
import { countFirst, flightsOf, stepsOf } from '../../trace/lookup.ts';
import type { Side } from '../../trace/side.ts';
import type { CallMade } from './occasions.ts';

/** A write, or another call. */
export interface WrittenCall extends CallMade {
  readonly bytes: number;
  /** A short last segment waited for what follows it. */
  readonly more: boolean;
}

/** Octets that leave for the first time. */
interface Fresh {
  readonly flight: Flight;
  readonly octets: number;
  /** The call of which they are the first, as it was followed; null: they go on with what was written before. */
  readonly owner: CallMade | null;
}

interface Write extends WrittenCall {
  bytes: number;
  /** What it left in, the FIN that rides on it included. */
  readonly steps: number[];
}

/** All calls of an end in order, those that were inferred from parts of one write as one. */
export function writesOf(
  trace: ConnectionTrace,
  side: Side,
  calls: readonly CallMade[],
): WrittenCall[] {
  const sends = sendsOf(trace, side, calls);
  const others = calls.filter(({ call }) => call.call !== 'send');
  const behind = (made: CallMade) =>
    made.step.sent.length === 0
      ? undefined
      : sends.find(({ steps }) => steps.length > 1 && steps.includes(made.step.index));
  const all: WrittenCall[] = [
    ...sends,
    ...others.map((made) => {
      // the FIN rides on what the window held back: it had been closed before that could leave
      const held = behind(made);
      const when = held ? { at: held.at, known: held.known } : {};
      return { ...made, ...when, bytes: made.call.bytes ?? 0, more: false };
    }),
  ];
  return all.sort((a, b) => a.step.index - b.step.index);
}

/** Of each write how much, and when it was begun. */
function sendsOf(trace: ConnectionTrace, side: Side, calls: readonly CallMade[]): Write[] {
  const pushes = flightsOf(trace, side).some(({ segment }) => segment.psh);
  const room = roomMade(trace, side);
  const writes: Write[] = [];
  let last: Flight | null = null;
  for (const { flight, octets, owner } of freshOf(trace, side, calls)) {
    const write = writes.at(-1);
    const goesOn = last !== null && continues(trace, flight, last, pushes, room);
    if (write && (owner === null || goesOn)) {
      write.bytes += octets;
      write.steps.push(flight.step);
    } else if (owner) {
      const rides = flight.step !== owner.step.index;
      const at = rides ? owner.at : flight.sentAt;
      writes.push({ ...owner, at, bytes: octets, more: rides, steps: [flight.step] });
    }
    last = flight;
  }
  return writes;
}

/** The flights with octets that had not left before. What a SYN takes along is its connect's. */
function freshOf(trace: ConnectionTrace, side: Side, calls: readonly CallMade[]): Fresh[] {
  const owners = new Map<number, CallMade>();
  calls.forEach((made, i) => {
    if (made.call.call !== 'send') return;
    owners.set(made.step.index, made);
    // it left with the FIN of the call behind it
    const behind = calls[i + 1];
    if (behind && made.step.sent.length === 0) owners.set(behind.step.index, made);
  });
  let highest: Seq | undefined;
  return flightsOf(trace, side).flatMap((flight): Fresh[] => {
    const { segment } = flight;
    if (segment.rst) return [];
    const end = segment.fin ? advance(segEnd(segment), -1) : segEnd(segment);
    if (segment.syn) {
      if (highest === undefined || after(end, highest)) highest = end;
      return [];
    }
    highest ??= segment.seq;
    const octets = after(end, highest) ? distance(latest(segment.seq, highest), end) : 0;
    if (octets === 0) return [];
    highest = end;
    return [{ flight, octets, owner: owners.get(flight.step) ?? null }];
  });
}

/** Of each moment at which a segment without data arrived while something was out. */
function roomMade(trace: ConnectionTrace, side: Side): readonly number[] {
  return stepsOf(trace, side)
    .filter(
      ({ cause, before }) =>
        cause.kind === 'segment' &&
        cause.segment.dataLen === 0 &&
        before.tcb !== null &&
        first(before.tcb.inFlight) !== undefined,
    )
    .map(({ at }) => at);
}

/** PSH ends a write (RFC 9293, 3.9.1.2): what follows a segment without is of the same. So is what full segments wait with for an ACK. */
function continues(
  { steps }: ConnectionTrace,
  flight: Flight,
  { segment, step }: Flight,
  pushes: boolean,
  room: readonly number[],
): boolean {
  if (pushes && !segment.psh) return true;
  if (segment.dataLen < (steps[flight.step]?.before.tcb?.sndMss ?? Infinity)) return false;
  if (flight.step === step) return true;
  const came = room[countFirst(room, (moment) => moment <= flight.sentAt) - 1];
  return came !== undefined && flight.sentAt - came <= AT_ONCE_US;
}

/** So soon after an ACK leaves what the ACK made room for. */
const AT_ONCE_US = 1_000;
