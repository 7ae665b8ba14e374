/** Words of the page `lessons`. In English. */
import type { LessonsPageWords } from '../../../contract/index.ts';

export const lessons: LessonsPageWords = {
  title: 'Lessons',
  intro: 'Short walks through live runs. Leave the path at any step, lose packets, come back.',
  steps: (n: number) => (n === 1 ? '1 step' : `${n} steps`),
  seen: (n: number, all: number) => `${n} of ${all} steps`,
  done: 'All steps seen',
};
