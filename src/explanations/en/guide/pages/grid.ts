/** Words of the page `grid`. In English. */
export const grid = {
  title: 'What if X arrives in state Y?',
  intro: 'Each state, each kind of segment, five places around the window.',
};
