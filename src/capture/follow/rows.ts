/**
 * A connection that was followed, in rows: each captured segment in the order of the capture, and between them what no packet
 * shows: segments that must have been sent, and changes of state that none of them tells.
 */
import type { Flight, Step } from '../../trace/connection.ts';
import type { CapturedConnection, CapturedSegment } from '../captured.ts';
import { retransmissionsOf, type AgainCause } from './causes.ts';
import { unheededIn, type Unheeded } from './unheeded.ts';
import type { Followed } from './follow.ts';

export type FollowedRow =
  | {
      readonly kind: 'segment';
      /** null: it was not captured. */
      readonly captured: CapturedSegment | null;
      readonly flight: Flight;
      /** The step that sent it; `isFirst`: it was the first that this step sent. */
      readonly sender: Step | null;
      readonly isFirst: boolean;
      /** The step that it led to where it arrived; null: it did not, or was not taken. */
      readonly arrival: Step | null;
      /** null: it is no retransmission. */
      readonly cause: AgainCause | null;
      /** Why it was not gone by; null: it was, or it is not known. */
      readonly unheeded: Unheeded | null;
    }
  /** A change of state. */
  | { readonly kind: 'step'; readonly step: Step };

export function rowsOf({ segments }: CapturedConnection, followed: Followed): FollowedRow[] {
  const { trace, segmentOf, startUs } = followed;
  const causes = new Map(retransmissionsOf(followed).map((cause) => [cause.flight, cause]));
  const unheeded = unheededIn(followed);
  const arrivals = arrivalsIn(trace.steps);
  const captured: { readonly index: number; readonly row: FollowedRow }[] = [];
  const between: { readonly at: number; readonly row: FollowedRow }[] = [];
  for (const flight of trace.flights) {
    const index = segmentOf[flight.index] ?? null;
    const sender = trace.steps[flight.step] ?? null;
    const row: FollowedRow = {
      ...{ kind: 'segment', flight, sender },
      captured: index === null ? null : (segments[index] ?? null),
      isFirst: sender?.sent[0] === flight.index,
      arrival: arrivals.get(flight.index) ?? null,
      cause: causes.get(flight.index) ?? null,
      unheeded: unheeded.get(flight.index) ?? null,
    };
    if (index === null) between.push({ at: flight.sentAt, row });
    else captured.push({ index, row });
  }
  for (const step of trace.steps)
    if (isSilent(step)) between.push({ at: step.at, row: { kind: 'step', step } });
  captured.sort((a, b) => a.index - b.index);
  between.sort((a, b) => a.at - b.at);

  const rows: FollowedRow[] = [];
  let next = 0;
  for (const { index, row } of captured) {
    // what is not captured stands before the first segment that was captured after it
    const atUs = (segments[index]?.atNs ?? 0) / 1000 - startUs;
    for (; next < between.length; next++) {
      const entry = between[next];
      if (entry === undefined || entry.at > atUs) break;
      rows.push(entry.row);
    }
    rows.push(row);
  }
  rows.push(...between.slice(next).map((entry) => entry.row));
  return rows;
}

/** A change of state that no segment shows. */
const isSilent = ({ cause, walked, sent }: Step): boolean =>
  cause.kind !== 'segment' && walked.length > 1 && sent.length === 0;

const arrivalsIn = (steps: readonly Step[]): ReadonlyMap<number, Step> =>
  new Map(
    steps.flatMap((step) =>
      step.cause.kind === 'segment' && step.cause.flight !== null
        ? [[step.cause.flight, step]]
        : [],
    ),
  );
