/** Words of the page `myths`. In English. */
import type { MythsPageWords } from '../../../contract/index.ts';

export const myths: MythsPageWords = {
  title: 'Misconceptions',
  intro: 'Common claims about TCP that are wrong. Each is refuted by a run.',
  wrong: 'Misconception',
  show: 'Show what happens',
  citations: 'Sources',
};
