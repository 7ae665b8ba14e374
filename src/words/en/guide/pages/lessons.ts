/** Words of the page `lessons`. In English. */
export const lessons = {
  title: 'Lessons',
  intro: 'Short walks through live runs. Leave the path at any step, lose packets, come back.',
  steps: (n: number) => (n === 1 ? '1 step' : `${n} steps`),
  seen: (n: number, all: number) => `${n} of ${all} steps`,
  done: 'All steps seen',
};
