/** Words of the page `lessons`. In English. */
import type { LessonsPageWords } from '../../../contract/index.ts';

export const lessons: LessonsPageWords = {
  title: 'Lessons',
  intro: 'Short lessons on live runs. At any step you can explore, drop segments and come back.',
  steps: (n: number) => (n === 1 ? '1 step' : `${n} steps`),
  seen: (n: number, all: number) => `${n} of ${all} steps`,
  done: 'All steps seen',
};
