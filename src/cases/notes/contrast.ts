/** A contrast: what the profiles do differently, the constants that make it, and a run that shows it in both. */
import type { Profile, ProfileName } from '../../../machines/tcp/profiles.ts';
import type { Side } from '../../trace/side.ts';
import type { Exhibit, FindMoment, SegmentName } from '../case.ts';
import { told } from '../moments.ts';

export interface Contrast extends Readonly<Record<ProfileName, Exhibit>> {
  /** The values of the profiles that make the difference. */
  readonly rows: readonly (keyof Profile)[];
}

/** The same run at the same moment in both profiles. */
export const both = (exhibit: Exhibit): Record<ProfileName, Exhibit> => ({
  rfc: exhibit,
  linux: { ...exhibit, profile: 'linux' },
});

/** The same run in both profiles, each at a moment of its own. */
export const each = (
  exhibit: Omit<Exhibit, 'moment' | 'profile'>,
  moments: Readonly<Record<ProfileName, FindMoment>>,
): Record<ProfileName, Exhibit> => ({
  rfc: { ...exhibit, moment: moments.rfc },
  linux: { ...exhibit, profile: 'linux', moment: moments.linux },
});

/** The segments of a side from one number to another. */
export const segments = (from: Side, first: number, last: number): SegmentName[] =>
  Array.from({ length: last - first + 1 }, (_, i) => ({ from, nth: first + i }));

/** The client's program is told that nobody answers. */
export const GAVE_UP = told('client', 'error: connection aborted, excessive retransmissions (R2)');
