/** Words of the page `myths`. In English. */
export const myths = {
  title: 'Wrong claims',
  intro: 'What circulates about TCP and is not so, each with the run that refutes it.',
  wrong: 'Wrong',
  show: 'Show what happens',
  citations: 'Where it is written',
};
