/**
 * What the reader has changed in a scenario, as data apart from it. A shared link is the scenario's name and these
 * changes; undo is an earlier value of them. Nothing here simulates.
 */
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import { later, s, type Time } from '../../machines/tcp/time.ts';
import { LIMITS } from '../simulation/limits.ts';
import type { Action, LinkChange, Scenario } from '../simulation/scenario.ts';
import type { Frame, SegmentName } from '../trace/connection.ts';

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
export const CHANGE_LIMITS = {
  timeUs: LIMITS.timeUs,
  /** A delay of the link, of one segment or of its copy: a quarter of an hour. */
  delayUs: s(900),
  bytes: 1_000_000,
  nth: 99_999,
  /** Changes of one sort. */
  count: 100,
} as const;

export const isChanged = ({ profile, calls, segments, delays }: Changes): boolean =>
  profile !== null || calls.length + segments.length + delays.length > 0;

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
