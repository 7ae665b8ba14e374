/** Which scenarios fit what was typed: those that have every word of it somewhere. Teaching order is kept. */
import { fitting } from '../../views/search/fits.ts';

/** 1 where a scenario fits, else 0. */
export const matchOf = (id: string, typed: string, keywords: readonly string[] = []): number =>
  fitting(typed)([id, ...keywords].join(' ')) ? 1 : 0;
