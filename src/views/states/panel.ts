import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'states',
  words: 'states',
  order: 10,
};
