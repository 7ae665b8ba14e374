import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'space',
  words: 'space',
  order: 30,
};
