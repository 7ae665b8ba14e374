/** A contrast: what two profiles do differently, the constants that make it, and a run that shows it in both. */
import type { ProfileName } from '../../../machines/stacks/profiles.ts';
import type { Profile } from '../../../machines/tcp/profile.ts';
import type { Side } from '../../trace/side.ts';
import type { Case, FindMoment } from '../case.ts';
import type { SegmentName } from '../../trace/connection.ts';
import { told } from '../moments.ts';

/** The two that are compared: the letter of the RFC, and a kernel with the settings of a textbook, so that little else differs. */
export const CONTRASTED = ['rfc', 'linux'] as const;

export type Contrasted = (typeof CONTRASTED)[number];

export const PROFILE_OF = {
  rfc: 'rfc',
  linux: 'linuxTextbook',
} as const satisfies Record<Contrasted, ProfileName>;

export interface Contrast extends Readonly<Record<Contrasted, Case>> {
  /** The values of the profiles that make the difference. */
  readonly rows: readonly (keyof Profile)[];
}

/** The same run at the same moment in both profiles. */
export const both = (example: Case): Record<Contrasted, Case> => ({
  rfc: example,
  linux: { ...example, profile: 'linuxTextbook' },
});

/** The same run in both profiles, each at a moment of its own. */
export const each = (
  example: Omit<Case, 'moment' | 'profile'>,
  moments: Readonly<Record<Contrasted, FindMoment>>,
): Record<Contrasted, Case> => ({
  rfc: { ...example, moment: moments.rfc },
  linux: { ...example, profile: 'linuxTextbook', moment: moments.linux },
});

/** The segments of a side from one number to another. */
export const segments = (from: Side, first: number, last: number): SegmentName[] =>
  Array.from({ length: last - first + 1 }, (_, i) => ({ from, nth: first + i }));

/** The client's program is told that nobody answers. */
export const GAVE_UP = told('client', 'error: connection aborted, excessive retransmissions (R2)');
