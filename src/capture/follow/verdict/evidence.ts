/** What a verdict is drawn from: the last connection of the trace, where its sockets had several one after the other. */
import type { State } from '../../../../machines/tcp/states.ts';
import { segEnd } from '../../../../machines/tcp/segment.ts';
import { notBefore } from '../../../../machines/tcp/sequence.ts';
import type { ConnectionTrace, Flight, Step } from '../../../trace/connection.ts';
import { peerOf, SIDES, type Side } from '../../../trace/side.ts';
import { retransmissionsOf, type AgainCause } from '../causes.ts';
import type { Followed } from '../follow.ts';
import { isAt, type Vantage } from '../timing.ts';
import { unheededIn, type Unheeded } from '../unheeded.ts';
import type { VerdictMoment } from './contract.ts';

export interface Material {
  readonly trace: ConnectionTrace;
  readonly vantage: Vantage;
  readonly steps: readonly Step[];
  /** All, and those of each side, in the order of leaving. */
  readonly flights: readonly Flight[];
  readonly from: Readonly<Record<Side, readonly Flight[]>>;
  readonly retransmissions: readonly AgainCause[];
  /** What was not gone by, by its flight. */
  readonly unheeded: ReadonlyMap<number, Unheeded>;
  /** Its place in the capture; null: it was not captured. */
  readonly placeOf: (flight: Flight) => number | null;
  readonly isCaptured: (flight: Flight) => boolean;
  /** The only side of which anything was captured. */
  readonly onlySide: Side | null;
  readonly endAt: number;
  /** Before that, where what was captured last has yet to arrive. */
  readonly capturedTo: number;
  /** From the point of capture to a side and back. */
  readonly loopUs: (side: Side) => number;
  /** When it was captured, on the trace's clock: what that tells of times is no estimate. */
  readonly seenAt: (flight: Flight) => number;
  /** When the peer of a side offered it no window, as it was told; the last may go on to the end. */
  readonly closedTo: (side: Side) => readonly Closed[];
}

/** A zero window: from the segment that says so up to what opens it again, as its sender comes to know of them. */
export interface Closed {
  readonly by: Flight;
  readonly since: number;
  readonly until: number;
  /** As the receiver has it: from its own segment to its own segment. */
  readonly us: number;
  readonly isOver: boolean;
}

export function evidenceIn(followed: Followed): Material {
  const { trace, segmentOf, timing } = followed;
  const first = startOf(trace);
  const steps = trace.steps.slice(first);
  const flights = trace.flights.filter(({ step }) => step >= first);
  const isCaptured = ({ index }: Flight) => (segmentOf[index] ?? null) !== null;
  const of = (side: Side) => flights.filter(({ from }) => from === side);
  const from = { client: of('client'), server: of('server') };
  const closed = {
    client: closedIn(from.server, trace.end.at),
    server: closedIn(from.client, trace.end.at),
  };
  const speakers = SIDES.filter((side) => from[side].some(isCaptured));
  const [onlySide = null] = speakers.length === 1 ? speakers : [];
  return {
    unheeded: unheededIn(followed),
    placeOf: ({ index }) => segmentOf[index] ?? null,
    ...{ trace, vantage: timing.vantage, steps, flights, from, isCaptured },
    retransmissions: retransmissionsOf(followed).filter(
      ({ flight }) => (trace.flights[flight]?.step ?? 0) >= first,
    ),
    // SYNs that nobody answers lack nothing
    onlySide:
      onlySide !== null && from[onlySide].some(({ segment }) => !segment.syn) ? onlySide : null,
    endAt: trace.end.at,
    capturedTo: followed.capturedTo,
    loopUs: (side) => 2 * timing.toUs[side],
    seenAt: ({ from: sender, sentAt }) =>
      isAt(timing.vantage, sender) ? sentAt : sentAt + timing.toUs[sender],
    closedTo: (side) => closed[side],
  };
}

function closedIn(flights: readonly Flight[], endAt: number): Closed[] {
  const found: Closed[] = [];
  let by: Flight | null = null;
  for (const flight of flights) {
    const { segment, sentAt } = flight;
    if (segment.rst || segment.syn || !segment.ack) continue;
    if (segment.wnd === 0) by ??= flight;
    else if (by !== null) {
      const until = arrival(flight) ?? sentAt;
      found.push({
        by,
        since: arrival(by) ?? by.sentAt,
        until,
        us: sentAt - by.sentAt,
        isOver: true,
      });
      by = null;
    }
  }
  if (by !== null)
    found.push({
      by,
      since: arrival(by) ?? by.sentAt,
      until: endAt,
      us: endAt - by.sentAt,
      isOver: false,
    });
  return found;
}

/** The step that opens the last connection: a SYN leaves, and the peer has not sent its own. */
function startOf({ steps, start }: ConnectionTrace): number {
  const state: Record<Side, State> = { client: start.client.state, server: start.server.state };
  let first = 0;
  for (const { index, side, walked, after } of steps) {
    const opens = walked.includes('SYN_SENT') && state[side] !== 'SYN_SENT';
    if (opens && state[peerOf(side)] !== 'SYN_SENT') first = index;
    state[side] = after.state;
  }
  return first;
}

export const at = (flight: Flight | undefined): VerdictMoment => ({
  step: flight?.step ?? null,
  flight: flight?.index ?? null,
});
export const atStep = (step: Step | undefined): VerdictMoment => ({
  step: step?.index ?? null,
  flight: step?.cause.kind === 'segment' ? step.cause.flight : (step?.sent[0] ?? null),
});
export const NOWHERE: VerdictMoment = { step: null, flight: null };

export const finOf = ({ from }: Material, side: Side): Flight | undefined =>
  from[side].find(({ segment }) => segment.fin);

/** When it came to be in a state. */
export const entered = ({ steps }: Material, side: Side, state: State): Step | undefined =>
  steps.find((step) => step.side === side && step.walked.slice(1).includes(state));

/** The peer's first ACK that covers a flight. */
export const ackOf = ({ from }: Material, flight: Flight): Flight | undefined =>
  from[peerOf(flight.from)].find(
    ({ sentAt, segment: { ack, ackNumber } }) =>
      sentAt >= flight.sentAt && ack && notBefore(ackNumber, segEnd(flight.segment)),
  );

/** It arrived, and when first. */
export const arrival = ({ arrivals }: Flight): number | undefined => arrivals[0];
