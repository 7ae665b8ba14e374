/**
 * What the reader has changed in a scenario, as data apart from it. A shared link is the scenario's name and these
 * changes; undo is an earlier value of them. Nothing here simulates.
 */
import type { ProfileName } from '../../machines/tcp/profiles.ts';
import { later, s, type Time } from '../../machines/tcp/time.ts';
import { LIMITS as OF_A_RUN } from '../simulation/limits.ts';
import type { Action, Fault, LinkChange, Scenario } from '../simulation/scenario.ts';
import type { Side } from '../trace/side.ts';
import type { Frame, Trace } from '../trace/connection.ts';

/** A segment by its sender and its number on the wire, so that it stays the same one when the run is another. */
export interface SegmentName {
  readonly from: Side;
  readonly nth: number;
}

/** What the reader has the network do to a segment. */
export type Treatment =
  | { readonly do: 'drop' | 'deliver' }
  | { readonly do: 'delay' | 'duplicate'; readonly byUs: number };

export type TreatedSegment = SegmentName & Treatment;

export interface Changes {
  /** The profile that is simulated in place of the scenario's own; null: its own. What the scenario sets stays set. */
  readonly profile: ProfileName | null;
  /** Calls in order of time; those of one moment in the order in which they were made. */
  readonly calls: readonly Action[];
  /** At most one treatment for a segment, in order of sender and number. */
  readonly segments: readonly TreatedSegment[];
  /** Other delays of the link, in order of time, at most one for a moment. */
  readonly delays: readonly LinkChange[];
}

export const NO_CHANGES: Changes = { profile: null, calls: [], segments: [], delays: [] };

/** The largest values the reader may set: what a link carries and what the buttons make stay within the same bounds. */
export const LIMITS = {
  timeUs: OF_A_RUN.timeUs,
  /** A delay of the link, of one segment or of its copy: a quarter of an hour. */
  delayUs: s(900),
  bytes: 1_000_000,
  nth: 99_999,
  /** Changes of one sort. */
  count: 100,
} as const;

export const isChanged = ({ profile, calls, segments, delays }: Changes): boolean =>
  profile !== null || calls.length + segments.length + delays.length > 0;

/** The segments that are to be treated some way, and that nobody sends in that run. */
export const neverSent = ({ segments }: Changes, { flights }: Trace): readonly SegmentName[] =>
  segments.filter(
    ({ from, nth }) => !flights.some((flight) => flight.from === from && flight.nth === nth),
  );

/** Whether two pieces of data say the same, in whatever order their parts were written. */
export function isSame(a: unknown, b: unknown): boolean {
  if (!isObject(a) || !isObject(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isSame(a[key], b[key]));
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A run that is cut off goes on for at least this long after the reader's last call: a 2MSL wait and then some. */
const AFTERMATH_US = s(300);

/** The scenario as it is with the reader's changes; unchanged, it is the very same one. */
export function withChanges(base: Scenario, changes: Changes): Scenario {
  if (!isChanged(changes)) return base;
  const { untilUs } = base;
  const lastCall = changes.calls.at(-1);
  return {
    ...base,
    profile: changes.profile ?? base.profile,
    // Last in the list, so after everything else that happens at that moment.
    actions: [...base.actions, ...changes.calls],
    // The last fault of the list decides.
    faults: [...(base.faults ?? []), ...changes.segments.map(faultOf)],
    linkChanges: inOrderOfTime([...(base.linkChanges ?? []), ...changes.delays]),
    ...(untilUs !== undefined &&
      lastCall && { untilUs: Math.max(untilUs, lastCall.atUs + AFTERMATH_US) }),
  };
}

/** One-way delay of the link for a segment sent at a time. */
export function linkDelayAt({ link, linkChanges = [] }: Scenario, atUs: number): number {
  const since = linkChanges.filter((change) => change.atUs <= atUs);
  return inOrderOfTime(since).at(-1)?.delayUs ?? link.delayUs;
}

/** From when on the link can be another one: what has been sent at this very instant is on its way already. */
export const instantOfChange = ({ at, step }: Frame): Time => (step?.at === at ? later(at, 1) : at);

/** Sorted by time; what is of one moment stays in its order. */
export const inOrderOfTime = <T extends { readonly atUs: number }>(list: readonly T[]): T[] =>
  list.toSorted((a, b) => a.atUs - b.atUs);

function faultOf(segment: TreatedSegment): Fault {
  const match = { from: segment.from, nth: segment.nth };
  return 'byUs' in segment
    ? { match, do: segment.do, byUs: segment.byUs }
    : { match, do: segment.do };
}
