/**
 * Accuracy notes: what is simplified, in what the profiles differ, and where the RFC contradicts itself and which way we
 * went; each with the run that shows it, where one can.
 */
import type { Case } from '../case.ts';
import { CONTRADICTIONS } from './contradictions.ts';
import { contrastOf, CONTRASTS, isContrast, type Contrasted, type ContrastId } from './profiles.ts';
import { SIMPLIFIED } from './simplified.ts';

export {
  CONTRASTED,
  PROFILE_OF,
  contrastOf,
  isContrast,
  rowsOf,
  type Contrasted,
  type ContrastId,
  type ProfileRow,
} from './profiles.ts';

export const NOTE_GROUPS = {
  contradictions: Object.keys(CONTRADICTIONS) as (keyof typeof CONTRADICTIONS)[],
  profiles: Object.keys(CONTRASTS) as ContrastId[],
  simplified: Object.keys(SIMPLIFIED) as (keyof typeof SIMPLIFIED)[],
} as const;

export type NoteGroup = keyof typeof NOTE_GROUPS;

export type NoteId = (typeof NOTE_GROUPS)[NoteGroup][number];

export const NOTE_IDS: readonly NoteId[] = Object.values(NOTE_GROUPS).flat();

/**
 * A note's case; null where no run can show it. One about a difference shows it in either profile, in Linux's unless
 * told.
 */
export function noteCase(id: NoteId, profile: Contrasted = 'linux'): Case | null {
  if (isContrast(id)) return contrastOf(id)[profile];
  return SINGLE[id];
}

const SINGLE: Readonly<Record<Exclude<NoteId, ContrastId>, Case | null>> = {
  ...CONTRADICTIONS,
  ...SIMPLIFIED,
};
