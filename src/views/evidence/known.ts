/**
 * How what is shown of a connection is known: nothing is marked of what was made or seen, so a simulated run has no marks. What is inferred
 * from packets is marked, and what no packet tells still more.
 */
import type { ConnectionTrace, Evidence, Flight } from '../../trace/connection.ts';
import { oncePerTrace, stepsOf } from '../../trace/lookup.ts';
import { oncePerSide } from '../../trace/oncePerSide.ts';
import { SIDES, type Side } from '../../trace/side.ts';

export type UnseenMark = Extract<Evidence, 'inferred' | 'assumed'>;

/** null: no mark. */
export const markOf = (evidence: Evidence | undefined): UnseenMark | null =>
  evidence === 'inferred' || evidence === 'assumed' ? evidence : null;

/** No packet tells which TCP an end has: what it keeps for itself alone (cwnd, timers, what was read) is that of an assumed one. */
export const isUntold = ({ ends }: Pick<ConnectionTrace, 'ends'>, side: Side): boolean =>
  ends[side].stack === null;

/** Packets alone tell of this connection. */
export const isFollowed = (trace: Pick<ConnectionTrace, 'ends'>): boolean =>
  SIDES.some((side) => isUntold(trace, side));

/**
 * The step by which the state of an end is assumed; null: it is known to the end. What was assumed on the way and is shown by a
 * later packet of the end counts as known.
 */
export const assumedFrom: (trace: ConnectionTrace, side: Side) => number | null = oncePerSide(
  (trace, side) => {
    const own = stepsOf(trace, side);
    const told = own.findLastIndex(
      ({ evidence, sent }) => evidence !== 'assumed' || sent.length > 0,
    );
    return own.slice(told + 1).find(({ walked }) => walked.length > 1)?.index ?? null;
  },
);

/** Whether the state of an end is assumed once a step has happened. */
export function isStateAssumed(trace: ConnectionTrace, side: Side, step: number): boolean {
  const from = assumedFrom(trace, side);
  return from !== null && step >= from;
}

const isSeen = ({ evidence: { sent, arrived } }: Flight): boolean =>
  sent === 'seen' || arrived === 'seen';

/** It was captured at one of the ends. */
const atAnEnd = oncePerTrace(({ flights }) => flights.some(isSeen));

/** A segment that is not in the capture and must have been sent. Between both ends nothing is seen there, and none can be told apart. */
export const isUncaptured = (flight: Flight, trace: ConnectionTrace): boolean =>
  markOf(flight.evidence.sent) !== null && !isSeen(flight) && atAnEnd(trace);
