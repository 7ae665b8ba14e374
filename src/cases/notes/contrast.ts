/** A contrast: what the profiles do differently, the constants that make it, and a run that shows it in both. */
import type { Profile, ProfileName } from '../../../machines/tcp/profiles.ts';
import type { Side } from '../../trace/side.ts';
import type { Case, FindMoment, SegmentName } from '../case.ts';
import { told } from '../moments.ts';

export interface Contrast extends Readonly<Record<ProfileName, Case>> {
  /** The values of the profiles that make the difference. */
  readonly rows: readonly (keyof Profile)[];
}

/** The same run at the same moment in both profiles. */
export const both = (example: Case): Record<ProfileName, Case> => ({
  rfc: example,
  linux: { ...example, profile: 'linux' },
});

/** The same run in both profiles, each at a moment of its own. */
export const each = (
  example: Omit<Case, 'moment' | 'profile'>,
  moments: Readonly<Record<ProfileName, FindMoment>>,
): Record<ProfileName, Case> => ({
  rfc: { ...example, moment: moments.rfc },
  linux: { ...example, profile: 'linux', moment: moments.linux },
});

/** The segments of a side from one number to another. */
export const segments = (from: Side, first: number, last: number): SegmentName[] =>
  Array.from({ length: last - first + 1 }, (_, i) => ({ from, nth: first + i }));

/** The client's program is told that nobody answers. */
export const GAVE_UP = told('client', 'error: connection aborted, excessive retransmissions (R2)');
