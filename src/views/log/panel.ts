import type { Panel } from '../panel.ts';

export const panel: Panel = {
  name: 'log',
  words: 'log',
  order: 40,
};
