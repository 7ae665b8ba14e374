/** Words of the page `losses`. In English. */
export const losses = {
  title: 'Every loss',
  intro: 'One connection, each of its segments lost in turn.',
};
