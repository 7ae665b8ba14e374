/** Words of the page `compare`. In English. */
export const compare = {
  title: 'Side by side',
  intro: 'This run as you changed it, and as it was.',
};
