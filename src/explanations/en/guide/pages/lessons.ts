/** Words of the page `lessons`. In English. */
export const lessons = {
  title: 'Lessons',
  intro: 'Short walks through live runs. Leave the path at any step, lose packets, come back.',
};
