/** In what the profiles differ: for each difference the constants that make it, and a run that shows it in both. */
import { ANSWERING } from './answering.ts';
import type { Contrast } from './contrast.ts';
import { SENDING } from './sending.ts';

export { CONTRASTED, PROFILE_OF, type Contrast, type Contrasted } from './contrast.ts';

export const CONTRASTS = { ...SENDING, ...ANSWERING };

export type ContrastId = keyof typeof CONTRASTS;

export type ProfileRow = (typeof CONTRASTS)[ContrastId]['rows'][number];

export const contrastOf = (id: ContrastId): Contrast => CONTRASTS[id];

export const rowsOf = (id: ContrastId): readonly ProfileRow[] => CONTRASTS[id].rows;

export const isContrast = (id: string): id is ContrastId => Object.hasOwn(CONTRASTS, id);
