/**
 * What the reader does, as changes: each takes the changes so far and gives the next ones. A later intervention on the
 * same segment, or on the link at the same moment, takes the place of the earlier one. Values out of bounds are brought
 * within them; where there is no more room, nothing changes.
 */
import type { ProfileName } from '../../machines/stacks/profiles.ts';
import { s } from '../../machines/tcp/time.ts';
import type { Action, Fault, LinkChange, Scenario } from '../simulation/scenario.ts';
import type { SegmentName } from '../trace/connection.ts';
import {
  inOrderOfTime,
  CHANGE_LIMITS,
  isChanged,
  linkDelayAt,
  type Changes,
  type TreatedSegment,
  type Treatment,
} from './changes.ts';

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

function faultOf(segment: TreatedSegment): Fault {
  const match = { from: segment.from, nth: segment.nth };
  return 'byUs' in segment
    ? { match, do: segment.do, byUs: segment.byUs }
    : { match, do: segment.do };
}

/** The network treats a segment this way from now on. */
export function treat(changes: Changes, { from, nth }: SegmentName, how: Treatment): Changes {
  const others = without(changes.segments, { from, nth });
  if (others.length >= CHANGE_LIMITS.count || nth > CHANGE_LIMITS.nth) return changes;
  const treated: TreatedSegment =
    'byUs' in how
      ? { from, nth, do: how.do, byUs: clamped(how.byUs, CHANGE_LIMITS.delayUs) }
      : { from, nth, do: how.do };
  return { ...changes, segments: [...others, treated].toSorted(bySenderAndNumber) };
}

/** A segment fares again as the scenario has it. */
export function leaveAlone(changes: Changes, segment: SegmentName): Changes {
  return isTreated(changes, segment)
    ? { ...changes, segments: without(changes.segments, segment) }
    : changes;
}

export const isTreated = (changes: Changes, segment: SegmentName): boolean =>
  changes.segments.some((other) => isSame(other, segment));

/** Another profile is simulated; the scenario's own is no change. */
export function chooseProfile(changes: Changes, base: Scenario, name: ProfileName): Changes {
  const profile = name === base.profile ? null : name;
  return profile === changes.profile ? changes : { ...changes, profile };
}

/** An application makes a call, after all that happens at that moment. */
export function makeCall(changes: Changes, call: Action): Changes {
  if (changes.calls.length >= CHANGE_LIMITS.count) return changes;
  const made: Action = {
    ...call,
    ...(call.bytes !== undefined && { bytes: clamped(call.bytes, CHANGE_LIMITS.bytes) }),
    atUs: clamped(call.atUs, CHANGE_LIMITS.timeUs),
  };
  return { ...changes, calls: inOrderOfTime([...changes.calls, made]) };
}

/** The link has another delay from a moment on, until the next change. */
export function changeDelay(changes: Changes, base: Scenario, change: LinkChange): Changes {
  const atUs = clamped(change.atUs, CHANGE_LIMITS.timeUs);
  const delayUs = clamped(change.delayUs, CHANGE_LIMITS.delayUs);
  const others = changes.delays.filter((other) => other.atUs !== atUs);
  const unset: Changes = { ...changes, delays: others };
  if (linkDelayAt(withChanges(base, unset), atUs) === delayUs) {
    return others.length < changes.delays.length ? unset : changes;
  }
  if (others.length >= CHANGE_LIMITS.count) return changes;
  return { ...changes, delays: inOrderOfTime([...others, { atUs, delayUs }]) };
}

const clamped = (value: number, most: number): number =>
  Number.isNaN(value) ? 0 : Math.round(Math.min(Math.max(value, 0), most));

const isSame = (a: SegmentName, b: SegmentName): boolean => a.from === b.from && a.nth === b.nth;

const without = (segments: readonly TreatedSegment[], name: SegmentName): TreatedSegment[] =>
  segments.filter((other) => !isSame(other, name));

const bySenderAndNumber = (a: SegmentName, b: SegmentName): number =>
  a.from === b.from ? a.nth - b.nth : a.from === 'client' ? -1 : 1;
